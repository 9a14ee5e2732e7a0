import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unitsOf } from '../../../src/model/extractive/units.ts';

describe('units', () => {
  it('joins wrapped lines and takes sentences apart', () => {
    const text = 'The module saves by itself. Switch it off with\nthe power button. Wait 1.5 seconds.';
    expect(unitsOf(text, []).map((unit) => unit.text)).toEqual([
      'The module saves by itself.',
      'Switch it off with the power button.',
      'Wait 1.5 seconds.',
    ]);
  });

  it.each([
    ['1. Press it.', '1'],
    ['(2) Press it.', '2'],
    ['3) Press it.', '3'],
    ['Step 4: Press it.', '4'],
    ['• Press it.', '•'],
    ['- Press it.', '-'],
  ])('takes %s for a step', (line, mark) => {
    expect(unitsOf(line, [])).toMatchObject([{ kind: 'step', mark, text: 'Press it.' }]);
  });

  it('keeps what was wrapped with its step', () => {
    const units = unitsOf('1. Press the button and keep it\nheld.\n2. Let go.', []);
    expect(units.map(({ text }) => text)).toEqual(['Press the button and keep it held.', 'Let go.']);
  });

  it('knows headings, and a paragraph that ends short', () => {
    const text = 'Pairing  a device\nShort end.\nHere begins another paragraph that goes on for rather long.';
    expect(unitsOf(text, ['Pairing a device']).map(({ kind, text: words }) => [kind, words])).toEqual([
      ['heading', 'Pairing a device'],
      ['sentence', 'Short end.'],
      ['sentence', 'Here begins another paragraph that goes on for rather long.'],
    ]);
  });

  it.each([
    'The input takes max. 5 V of direct current.',
    'See p. 12 (no. 3) and pp. 4-5 of vol. 2.',
    'Charge it for approx. 90 minutes, e.g. USB chargers do.',
    'Fig. 3 shows the rear panel.',
    'Der Eingang verträgt max. 5 V, z. B. Kopfhörer, siehe Abb. 4.',
    'Versión mín. 2 para el núm. 7 (pág. 8).',
    'Use ver. 1.02 or later, i.e. Update first.',
  ])('keeps %j whole, in one line and wrapped after a full stop', (sentence) => {
    expect(unitsOf(`It starts. ${sentence} It ends.`, []).map(({ text }) => text)).toContain(sentence);
    for (const { index } of sentence.matchAll(/(?<=\.) /gu)) {
      const wrapped = `${sentence.slice(0, index)}\n${sentence.slice(index + 1)}`;
      expect(unitsOf(wrapped, []).map(({ text }) => text)).toEqual([sentence]);
    }
  });

  it('takes a number after an abbreviation for a step where it counts on', () => {
    expect(unitsOf('1. Turn it to max.\n2. Press it.', []).map(({ text }) => text)).toEqual([
      'Turn it to max.',
      'Press it.',
    ]);
  });

  it.each(['Turn the volume to max. Press it.', 'The answer is no. Press it.', 'Play pad A. Press it.'])(
    'ends a sentence in %j',
    (text) => {
      expect(unitsOf(text, []).at(-1)?.text).toBe('Press it.');
    },
  );

  it('loses no word, changes no order, and says where each unit stands', () => {
    const pieces = fc.constantFrom(
      'One two. ',
      'three ',
      '\n',
      '\n\n',
      '1. ',
      '• ',
      'Four? ',
      'max. ',
      'e.g. ',
      '(a) ',
      '5 ',
      'Ünï, ',
      '  ',
      '日本語。',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const units = unitsOf(text, ['three']);
        const words = (value: string) => value.match(/\p{L}{2,}/gu) ?? [];
        expect(units.flatMap((unit) => words(unit.text))).toEqual(words(text));
        let end = 0;
        for (const unit of units) {
          expect(unit.start).toBeGreaterThanOrEqual(end);
          end = unit.end;
          expect(words(text.slice(unit.start, unit.end))).toEqual(words(unit.text));
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });
});
