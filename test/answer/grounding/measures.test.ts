import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isContradicted, measuresIn, measuresOn } from '../../../src/answer/grounding/measures.ts';

function contradicts(page: string, sentence: string): boolean {
  const on = measuresOn(page, 'en');
  return measuresIn(sentence, 'en').some((measure) => isContradicted(measure, on));
}

describe('a figure and what it counts', () => {
  it.each([
    ['another level, whose figure the page has elsewhere', 'Set it to -20 dBV.', 'See page 20. Choose -10 dBV.'],
    ['a figure that the page spells out', 'Tap it 5 times.', 'Tap it three times. There are 5 jacks.'],
    ['a range', 'Use 8 to 12 voices.', 'Between 3 and 5 voices. Page 8 of 12.'],
    ['another spelling of the unit', 'Wait 40 seconds.', 'Hold it for 4 s. See page 40.'],
  ])('is contradicted: %s', (_, sentence, page) => {
    expect(contradicts(page, sentence)).toBe(true);
  });

  it.each([
    ['a range of which one end is named', 'It goes up to 300 ohms.', '16 to 300 ohms'],
    ['words between the figure and what it counts', 'It has 14 outputs.', '14 dedicated digital outputs, 9 outputs'],
    ['a unit that the page writes nowhere else', 'It holds 70 kits.', 'Kits: 70'],
    ['a unit in another spelling', 'Wait 4 s.', 'Hold it for four seconds.'],
    ['digits that are glued to the unit', 'It takes 4A.', 'at most 4 A'],
    ['a spelled number in the sentence', 'Press both, the two buttons.', 'the 4 buttons'],
  ])('holds: %s', (_, sentence, page) => {
    expect(contradicts(page, sentence)).toBe(false);
  });

  it('never contradicts a page that says the same', () => {
    const word = fc.constantFrom('3', '0x1F', '4.5', 'to', 'and', 'volts', 'kit', 'two', '%', '-', '1,000', 'the');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        expect(contradicts(words.join(' '), words.join(' '))).toBe(false);
      }),
    );
  });
});
