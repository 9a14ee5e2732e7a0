import fc from 'fast-check';
import { expect, it } from 'vitest';
import { closeMarks } from '../../adapters/close-marks.ts';

it.each([
  ['Press **[MEN', 'Press **[MEN**'],
  ['Press **[MENU] ', 'Press **[MENU]**'],
  ['Press **', 'Press '],
  ['Press **[MENU]**', 'Press **[MENU]**'],
  ['Enter `00', 'Enter `00`'],
  ['One **open\n\nTwo', 'One **open\n\nTwo'],
  ['```\ncode', '```\ncode\n```'],
  ['```\ncode\n```\nafter', '```\ncode\n```\nafter'],
  ['plain', 'plain'],
])('makes %j into %j', (given, expected) => {
  expect(closeMarks(given)).toBe(expected);
});

it('never takes away or adds anything but marks and white space at the end', () => {
  const part = fc.constantFrom('word', ' ', '\n', '\n\n', '**', '*', '`', '```', '> ', '1. ', 'é');
  const bare = (text: string): string => text.replace(/[*`\s]/gu, '');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
      const text = parts.join('');
      expect(bare(closeMarks(text))).toBe(bare(text));
    }),
  );
});
