import { expect, it } from 'vitest';
import { readArguments } from '../../../adapters/terminal/arguments.ts';

it.each([
  [['rm-5', 'how', 'do', 'I', 'pair?'], { kind: 'ask', text: 'rm-5 how do I pair?', json: false }],
  [['rm-5 how do I pair?'], { kind: 'ask', text: 'rm-5 how do I pair?', json: false }],
  [['rm-5', 'reset', '--live', '--json'], { kind: 'ask', text: '--live rm-5 reset', json: true }],
  [['--json', '--', 'rm-5', '--json', 'file'], { kind: 'ask', text: 'rm-5 --json file', json: true }],
  [[], { kind: 'ask', text: '', json: false }],
  [['-h'], { kind: 'help' }],
])('%j is understood', (words, expected) => {
  expect(readArguments(words)).toEqual(expected);
});

it('an option that does not exist is named', () => {
  expect(readArguments(['rm-5', '--verbos'])).toEqual({
    kind: 'wrong',
    sentence: '--verbos is not an option here; there are --json, --live, --studio and --help.',
  });
});
