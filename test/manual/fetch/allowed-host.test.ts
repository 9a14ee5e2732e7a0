import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAllowed, parseAllowed } from '../../../src/manual/fetch/allowed-host.ts';

describe('parseAllowed', () => {
  test.each([
    ['nas', { host: 'nas', port: null }],
    ['NAS.Local.:8080', { host: 'nas.local', port: 8080 }],
    ['127.0.0.1:80', { host: '127.0.0.1', port: 80 }],
    ['0x7f.1', { host: '127.0.0.1', port: null }],
    ['[::1]:443', { host: '[::1]', port: 443 }],
    ['[0:0:0:0:0:0:0:1]', { host: '[::1]', port: null }],
    [' bücher.example ', { host: 'xn--bcher-kva.example', port: null }],
  ])('reads %j', (entry, expected) => {
    expect(parseAllowed(entry)).toEqual(expected);
  });

  test.each([
    '',
    ':80',
    'nas:',
    'nas:0',
    'nas:65536',
    'nas:x',
    '::1',
    '[::1',
    '[nas]',
    'http://nas',
    'nas/x',
    'me@nas',
    'a b',
    '10.0.0.0/8',
    '*',
    '256.1.1.1',
  ])('does not take %j for a host', (entry) => {
    expect(parseAllowed(entry)?.host ?? null).toBe(entry === '*' ? '*' : null);
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (entry) => {
        const parsed = parseAllowed(entry);
        if (parsed !== null) expect(URL.canParse(`http://${parsed.host}/`)).toBe(true);
      }),
      { examples: [['.'], ['..'], ['。']] },
    );
  });
});

describe('isAllowed', () => {
  const allowed = ['nas:8080', 'manuals.local'].map((entry) => parseAllowed(entry)!);
  test.each([
    ['nas', 8080, true],
    ['nas.', 8080, true],
    ['nas', 80, false],
    ['manuals.local', 1, true],
    ['x.manuals.local', 1, false],
    ['manuals.local.example.com', 1, false],
  ])('decides %s on port %d', (host, port, expected) => {
    expect(isAllowed(allowed, host, port)).toBe(expected);
  });
});
