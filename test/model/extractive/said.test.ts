import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { saidBy, shareIn, weigh } from '../../../src/model/extractive/fit.ts';
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
const unsaid = (question: string): number => saidBy(first!, asked(question)).unsaid;
const said = (question: string): number => saidBy(first!, asked(question)).said;

describe('what a passage says of a question', () => {
  it('leaves nothing unsaid when it has every word, or a synonym', () => {
    expect(unsaid('does a reset erase the sounds')).toBe(0);
    expect(unsaid('does a reset delete the sounds')).toBe(0);
  });

  it('leaves more unsaid without a noun of few subjects than without a word of all of them', () => {
    expect(unsaid('reset of the guitar')).toBeGreaterThan(3 * unsaid('keep the reset'));
  });

  it('leaves hardly anything unsaid without a bare number', () => {
    expect(unsaid('does a reset erase the sounds 83')).toBeLessThan(unsaid('does a reset erase the sounds of RX83'));
  });

  it('says more with each word that it has', () => {
    expect(said('reset of the banana')).toBeGreaterThan(0);
    expect(said('reset of the telephone')).toBeGreaterThan(said('reset of the banana'));
    expect(said('banana')).toBe(0);
  });

  it('misses most the word that tells most of those that it leaves unsaid', () => {
    const missing = (question: string): number => saidBy(first!, asked(question)).missing;
    expect(missing('does a reset erase the sounds')).toBe(0);
    expect(missing('keep the reset of the guitar')).toBe(missing('reset of the guitar'));
    expect(missing('reset of the guitar')).toBeGreaterThan(missing('keep the reset'));
  });

  it('tells as little of a file of the person as of a number', () => {
    expect(unsaid('reset sounds of song_001.wav')).toBeLessThan(unsaid('reset sounds of RX001'));
  });

  it('leaves out small words with a slip', () => {
    expect(asked('reset witout sounds').map(({ asked: word }) => word)).toEqual(['reset', 'sounds']);
  });

  it('takes a slip for what is meant, though another word of the manual begins like it', () => {
    const words = contextOf([manualOf([{ text: 'Copy the files. Fields of the form.' }])]);
    const terms = weigh(questionTerms('copy the fiels', '', options), words, options);
    expect(terms.map(({ term }) => term.word)).toEqual(['copy', 'files']);
  });

  it('leaves unsaid at most the share of the words that the passage has not', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (question) => {
        const terms = asked(question);
        const share = shareIn([...first!.headings, first!.text].join('\n'), terms);
        const { unsaid: left, said: met } = saidBy(first!, terms);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(1 - share + 1e-9);
        expect(met).toBeGreaterThanOrEqual(0);
        expect(met).toBeLessThanOrEqual(terms.length);
      }),
    );
  });
});

it.each(['key', 'copy', 'day', 'keys', 'days'])('a short word is met as it stands: %s', (word) => {
  expect(shareIn(second!.text, asked(word))).toBe(1);
});
