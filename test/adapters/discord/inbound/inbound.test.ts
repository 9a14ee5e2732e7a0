import { describe, expect, it } from 'vitest';
import type { Inbound, InboundContext } from '../../../../adapters/discord/inbound/inbound.ts';
import { complete } from '../../../../adapters/discord/inbound/complete.ts';
import { readInteraction } from '../../../../adapters/discord/inbound/interaction.ts';
import { readMessageEvent } from '../../../../adapters/discord/inbound/message-event.ts';
import { plainText } from '../../../../adapters/discord/inbound/plain-text.ts';
import { readMessage } from '../../../../adapters/discord/inbound/read-message.ts';
import { readSlash } from '../../../../adapters/discord/inbound/read-command.ts';
import { commandDefinitions, definitionKey } from '../../../../adapters/discord/register/definitions.ts';
import { loadCatalog } from '../../../../src/catalog/load-catalog.ts';
import { checkCommands } from '../../../support/discord-components/check-command.ts';

const { catalog } = await loadCatalog('catalog');
const context: InboundContext = {
  ...{ catalog, now: 0, newId: () => 'q', botUser: '1', application: '1' },
  staffRoles: new Set(['77']),
};

/** A message in a channel of a server, of which a test names only what it is about. */
function message(content: string, more: Readonly<Record<string, unknown>> = {}): Inbound {
  const data = { id: '9', channel_id: '5', guild_id: '4', type: 0, author: { id: '2' }, content, ...more };
  const read = readMessageEvent(data, '1', () => null);
  return typeof read === 'string' ? { kind: 'ignore', why: read } : readMessage(read, context);
}

const toBot = { referenced_message: { author: { id: '1' } }, message_reference: { message_id: '8' }, type: 19 };
const inThread = { position: 3 };

describe('a message', () => {
  it.each([
    ['that names the bot', message('<@1> how do I reset the td-17?'), 'mention'],
    ['that names it by its nickname', message('<@!1> how do I reset the td-17?'), 'mention'],
    ['to the bot alone', message('how do I reset the td-17?', { guild_id: undefined }), 'direct'],
    ['that asks in a thread', message('how do I reset it?', inThread), 'follow-up'],
    ['that asks in reply to the bot', message('how do I reset it?', toBot), 'reply'],
  ])('%s is a question', (_what, inbound, asked) => {
    expect(inbound).toMatchObject({ kind: 'ask', ask: { origin: { asked } } });
  });

  it.each([
    ['of a bot', message('<@1> hi', { author: { id: '3', bot: true } })],
    ['of the bot itself', message('how?', { author: { id: '1' }, ...inThread })],
    ['of a webhook', message('<@1> how?', { webhook_id: '3' })],
    ['that tells of something', message('', { type: 7 })],
    ['among people', message('how do I reset the td-17?')],
    ['to somebody else in a thread', message('<@3> how do I reset it?', inThread)],
    ['to everybody in a thread', message('@here how do I reset it?', inThread)],
    ['of thanks in reply to the bot', message('thanks, that worked', toBot)],
  ])('%s is none of its business', (_what, inbound) => {
    expect(inbound.kind).toBe('ignore');
  });

  it('begins a thread when the talk goes on, or when much goes on', () => {
    expect(message('<@1> how do I reset the td-17?')).toMatchObject({ ask: { address: { thread: 'busy' } } });
    expect(message('how do I reset it?', toBot)).toMatchObject({ ask: { address: { thread: 'always' } } });
    expect(message('<@1> how?', inThread)).toMatchObject({ ask: { address: { thread: 'never' } } });
  });

  it('ends what the bot is saying, in its thread too', () => {
    expect(message('stop', inThread)).toMatchObject({ kind: 'stop', conversations: ['discord:5'] });
    expect(message('<@1> stop')).toMatchObject({ kind: 'stop', conversations: ['discord:5:2', 'discord:9'] });
  });

  it('of people on duty is counted for nobody', () => {
    const asked = message('<@1> how do I reset the td-17?', { member: { roles: ['77'] } });
    expect(asked).toMatchObject({ ask: { isStaff: true, person: 'discord:2', workspace: 'discord:4' } });
  });
});

it('a text is read without its markup', () => {
  expect(plainText('<@1>  see <#5> <:drum:12> <t:1> </hsc:3>', '1')).toEqual({
    text: 'see #channel :drum: /hsc',
    toBot: true,
    toOthers: false,
  });
  expect(plainText('<@&1> hi', '1')).toMatchObject({ toBot: false, toOthers: true });
});

function slash(options: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}): Inbound {
  const given = Object.entries(options).map(([name, value]) => ({ name, value }));
  const interaction = readInteraction({
    ...{ id: '9', application_id: '1', type: 2, token: 't', guild_id: '4', channel: { id: '5', type: 0 } },
    member: { user: { id: '2' }, roles: [] },
    data: { name: 'hsc', options: given },
    ...more,
  });
  if (interaction === null) throw new Error('not an interaction');
  return readSlash(interaction, context);
}

describe('a command', () => {
  it.each([
    ['a product that was chosen', { product: 'td-17', question: 'kv how?' }, { productHint: 'td-17', text: 'kv how?' }],
    ['a name of one', { product: 'TD 17', question: 'how do I reset it' }, { text: 'how do I reset it' }],
    ['all of it in one', { product: 'td-17 how do I reset it' }, { text: 'how do I reset it' }],
    ['a product that nobody knows', { product: 'xyzzy', question: 'how?' }, { productHint: 'xyzzy', text: 'how?' }],
    ['a mode', { product: 'td-17', question: 'how?', mode: 'live' }, { scenario: 'live' }],
  ])('asks with %s', (_what, options, question) => {
    expect(slash(options)).toMatchObject({ kind: 'ask', ask: { question, address: { token: 't', isPrivate: false } } });
  });

  it('shows a card, to whoever asked alone, where there is no question', () => {
    const card = { kind: 'card', address: { isPrivate: true } };
    expect(slash({ product: 'td-17' })).toMatchObject({ ...card, argument: 'td-17' });
    expect(slash({ product: 'help' })).toMatchObject({ ...card, command: { name: 'help' } });
    const manual = { data: { name: 'hsc-manual', options: [{ name: 'product', value: 'td-17' }] } };
    expect(slash({}, manual)).toMatchObject({ ...card, command: { name: 'manual' }, argument: 'td-17' });
  });

  it('knows where the bot itself is not', () => {
    const visitor = { authorizing_integration_owners: { '1': '2' } };
    const asked = { product: 'td-17', question: 'how?' };
    expect(slash(asked, visitor)).toMatchObject({ ask: { address: { isVisitor: true } } });
    expect(slash(asked)).toMatchObject({ ask: { address: { isVisitor: false } } });
  });

  it('is private on request, and brings its picture along', () => {
    const photo = {
      id: '3',
      filename: 'a.png',
      content_type: 'image/png',
      size: 9,
      url: 'https://cdn.discordapp.com/a',
    };
    const data = {
      name: 'hsc',
      options: [
        { name: 'product', value: 'td-17' },
        { name: 'private', value: true },
        { name: 'photo', value: '3' },
      ],
      resolved: { attachments: { '3': photo } },
    };
    expect(slash({}, { data })).toMatchObject({
      ask: {
        address: { isPrivate: true },
        origin: { files: [photo] },
        question: { text: 'What is shown here, and what should I do about it?' },
      },
    });
  });
});

describe('what completes a product', () => {
  const typed = (value: string) => complete({ options: [{ name: 'product', value, focused: true }] }, catalog);
  it('is found by its beginning, with slips, and at most 25 are offered', () => {
    expect(typed('td-17')[0]).toMatchObject({ value: 'td-17' });
    expect(typed('רולנד td')[0]).toMatchObject({ value: 'td-17' });
    expect(typed('lindhlom rm-5').map(({ value }) => value)).toContain('lindholm-rm-5');
    expect(typed('').length).toBeLessThanOrEqual(25);
    expect(complete(null, catalog).length).toBeGreaterThan(0);
  });
});

describe('the definitions of the commands', () => {
  it('are valid in one server and everywhere', () => {
    for (const isGlobal of [true, false]) expect(checkCommands(commandDefinitions(isGlobal))).toEqual([]);
  });
  it('are known again, whatever the platform adds, and told from others', () => {
    const ours = commandDefinitions(true);
    const registered = ours.map((one) => ({ ...one, id: '1', version: '2', nsfw: false, default_permission: true }));
    expect(definitionKey(registered)).toBe(definitionKey(ours));
    expect(definitionKey(commandDefinitions(false))).not.toBe(definitionKey(ours));
    expect(definitionKey(ours.slice(1))).not.toBe(definitionKey(ours));
  });
});
