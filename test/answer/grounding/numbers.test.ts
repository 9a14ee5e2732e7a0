import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMet, numbersIn, numbersOn } from '../../../src/answer/grounding/numbers.ts';

function holds(sentence: string, page: string): boolean {
  const on = numbersOn(page);
  return numbersIn(sentence).every((number) => isMet(number, on));
}

describe('numbers of a sentence on a page', () => {
  it.each([
    ['1,000 mm', '1000mm'],
    ['1000 mm', '1,000 mm'],
    ['1 000 mm', '1.000 mm'],
    ['10s', '10 s'],
    ['a 10-second delay', '10 seconds'],
    ['1.5 V', '1,5 V'],
    ['3 seconds', 'for three seconds'],
    ['5–40 °C', '+5 to +40 °C'],
    ['version 1.08', 'Ver.1.08'],
    ['30秒', '３０秒'],
    ['٣٠ ثانية', '30 s'],
    ['pages 007', '7'],
    ['no number', 'nothing'],
  ])('%j is on %j', (sentence, page) => {
    expect(holds(sentence, page)).toBe(true);
  });

  it.each([
    ['10 s', '100 s'],
    ['1.5 V', '15 V'],
    ['1,000 mm', '100 mm'],
    ['60 seconds', '30 seconds'],
    ['version 1.08', 'Ver.1.07'],
    ['4 and 12', '4'],
    ['2 s', 'm² per s'],
  ])('%j is not on %j', (sentence, page) => {
    expect(holds(sentence, page)).toBe(false);
  });

  it('are all on a page that repeats the sentence', () => {
    const unit = fc.constantFrom('1', '0', '9', '.', ',', ' ', '’', '-', 'a', '²', '٣');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
        expect(holds(text, text)).toBe(true);
      }),
    );
  });
});
