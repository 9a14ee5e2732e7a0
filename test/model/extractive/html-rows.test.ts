import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageUnits } from '../../../src/model/extractive/page-units.ts';
import { withTabbedRows } from '../../../src/model/extractive/html-rows.ts';
import { manualOf } from '../../support/prompt-of.ts';

function unitsIn(text: string): readonly (readonly [string, string])[] {
  const manual = manualOf([{ text }], { format: 'html' });
  const names = { headings: [], product: 'RM-5' };
  return manual.pages.flatMap((page) => pageUnits(manual, page, names).map(({ kind, text: words }) => [kind, words]));
}

describe('the rows of a table of HTML', () => {
  it('are rows, whole, with their cells apart', () => {
    const table = 'Code | Meaning\nE-05 | The file is damaged. Copy it again.\nE-06 | Memory full\n\nThat is all.';
    expect(unitsIn(table)).toEqual([
      ['label', 'Code\tMeaning'],
      ['row', 'E-05\tThe file is damaged. Copy it again.'],
      ['row', 'E-06\tMemory full'],
      ['sentence', 'That is all.'],
    ]);
  });

  it('are not continued by what stands below them', () => {
    expect(unitsIn('Key | Use | Since\nA | Starts\n\nshort')).toEqual([
      ['label', 'Key\tUse\tSince'],
      ['row', 'A\tStarts'],
      ['sentence', 'short'],
    ]);
  });

  it('may be a single one', () => {
    expect(unitsIn('Power | Switches it on. Hold it.')).toEqual([['row', 'Power\tSwitches it on. Hold it.']]);
  });

  it('are not made of a command with a bar in it', () => {
    expect(unitsIn('sort < scores | extract x > score')).toEqual([['sentence', 'sort < scores | extract x > score']]);
  });

  it('keep every place in the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(' | ', '| ', 'A', 'b ', '\n', '|', 'C. ', '\n\n')), (parts) => {
        const text = parts.join('');
        const tabbed = withTabbedRows(text);
        expect(tabbed.length).toBe(text.length);
        expect(tabbed.replaceAll(/[\s|]/gu, '_')).toBe(text.replaceAll(/[\s|]/gu, '_'));
      }),
    );
  });
});
