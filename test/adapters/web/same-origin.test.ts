import { expect, it } from 'vitest';
import { isSameOrigin } from '../../../adapters/web/same-origin.ts';

const host = 'bot.example:3000';

it.each([
  ['our own page', { host, origin: 'http://bot.example:3000', 'sec-fetch-site': 'same-origin' }, true],
  ['our own page behind TLS', { host: 'bot.example', origin: 'https://bot.example' }, true],
  ['a host in capitals', { host: 'Bot.Example:3000', origin: 'http://bot.example:3000' }, true],
  ['a program', { host }, true],
  ['another site', { host, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, false],
  ['another site, by an old browser', { host, origin: 'https://evil.example' }, false],
  ['a sibling of our site', { host, origin: 'http://other.bot.example:3000', 'sec-fetch-site': 'same-site' }, false],
  ['another port', { host, origin: 'http://bot.example:4000' }, false],
  ['a page without an origin', { host, origin: 'null' }, false],
  ['a site that claims no origin', { host, 'sec-fetch-site': 'cross-site' }, false],
  ['a request without a host', { origin: 'http://bot.example:3000' }, false],
])('judges %s rightly', (_, headers, expected) => {
  expect(isSameOrigin(headers)).toBe(expected);
});
