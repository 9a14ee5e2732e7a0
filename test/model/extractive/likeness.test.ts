import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likenessTo, shareIn, weigh } from '../../../src/model/extractive/fit.ts';
import { questionTerms } from '../../../src/model/extractive/question-terms.ts';
import { contextOf, manualOf } from '../../support/prompt-of.ts';

const context = contextOf([
  manualOf([
    { text: 'A reset erases all sounds of the telephone.', headings: ['Reset'] },
    { text: 'Press the key to copy a day.' },
  ]),
]);
const [first, second] = context.best.map(({ passage }) => passage);
const options = { language: 'en', foreign: false };
const asked = (question: string) => weigh(questionTerms(question, '', options), context, options);
const likeness = (question: string): number => likenessTo(first!, asked(question));

describe('how much of a question a passage says', () => {
  it('is all when it has every word, or a synonym', () => {
    expect(likeness('does a reset erase the sounds')).toBe(1);
    expect(likeness('does a reset delete the sounds')).toBe(1);
  });

  it('is more for words that are near in meaning than for words that are not', () => {
    expect(likeness('reset of the phone')).toBeGreaterThan(0.8);
    expect(likeness('reset of the banana')).toBeLessThan(0.6);
  });

  it('leaves out small words with a slip', () => {
    expect(asked('reset witout sounds').map(({ asked: word }) => word)).toEqual(['reset', 'sounds']);
  });

  it('is a share, at least that of the words which the passage has', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (question) => {
        const terms = asked(question);
        const share = shareIn([...first!.headings, first!.text].join('\n'), terms);
        expect(likenessTo(first!, terms)).toBeGreaterThanOrEqual(share);
        expect(likenessTo(first!, terms)).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});

it.each(['key', 'copy', 'day', 'keys', 'days'])('a short word is met as it stands: %s', (word) => {
  expect(shareIn(second!.text, asked(word))).toBe(1);
});
