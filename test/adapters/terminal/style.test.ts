import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStyle, withoutControls } from '../../../adapters/terminal/style.ts';

const marks = fc
  .array(
    fc.constantFrom(
      'a',
      ' ',
      '\n',
      '*',
      '**',
      '#',
      '## ',
      'Hold',
      '1. ',
      '\\',
      '[',
      '> ',
      '>',
      '<',
      '<https://a.b/',
      '>',
    ),
  )
  .map((parts) => parts.join(''));

describe('Markdown in a terminal', () => {
  it('growing text gives growing output', () => {
    fc.assert(
      fc.property(marks, fc.nat(), fc.boolean(), (text, at, colour) => {
        const style = createStyle(colour);
        const cut = at % (text.length + 1);
        const before = style.markdown(text.slice(0, cut), false);
        expect(style.markdown(text, false).startsWith(before)).toBe(true);
        expect(style.markdown(text, true).startsWith(before)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('bold and headings are set off with colours and just lose their marks without', () => {
    expect(createStyle(true).markdown('## Pair\nHold **MENU** now', true)).toBe(
      '\u001b[1mPair\u001b[22m\nHold \u001b[1mMENU\u001b[22m now',
    );
    expect(createStyle(false).markdown('## Pair\nHold **MENU** now', true)).toBe('Pair\nHold MENU now');
  });
});

it('quotes, escaped marks and bare addresses read as they are meant', () => {
  expect(createStyle(false).markdown('> hold \\[MENU\\], see <https://maker.example/a>', true)).toBe(
    '| hold [MENU], see https://maker.example/a',
  );
});

it('nothing that could steer the terminal gets through', () => {
  expect(withoutControls('a\u001b[2Jb\u0007c\u009b1md\u202ee\r\n\tf')).toBe('a[2Jbc1mde\n\tf');
});
