import { describe, expect, it } from 'vitest';
import { parseMarkers } from '../../../src/answer/marker-parser.ts';
import { answerFromManual } from '../../../src/model/extractive/answer-from-manual.ts';
import { questionTerms } from '../../../src/model/extractive/question-terms.ts';
import { unnamedThings } from '../../../src/model/extractive/unnamed-things.ts';
import { contextOf, manualOf, promptOf } from '../../support/prompt-of.ts';

/** Different words without any sense, as many as a manual has that can tell what it is not about. */
const padding = Array.from({ length: 600 }, (_, number) =>
  `qx${number}`.replace(/\d/gu, (digit) => 'bcdfghklmn'.charAt(Number(digit))),
).join(' ');

const pages = [
  { text: 'Plotting\nYou draw a plot into a window. Print out the plot with [PRINT]. Its colours are kept.' },
  { text: 'Recording\nThe microphone records what is sung.' },
];
const long = manualOf([...pages, { text: padding }]);

function answerTo(question: string, of = long): string {
  return answerFromManual(promptOf({ question, context: contextOf([of]) })).join('');
}

function isRefused(question: string, of = long): boolean {
  return parseMarkers(answerTo(question, of)).some(({ type }) => type === 'not-in-manual');
}

function unnamedIn(question: string, of = long): readonly string[] {
  const terms = questionTerms(question, '', { language: 'en', foreign: false });
  return unnamedThings(
    terms.map((term) => ({ term, weight: 1, pages: 0 })),
    [of],
  );
}

describe('without a model, a question about a thing that a long manual never says', () => {
  it.each(['how do I draw a treemap of my bookshelf', 'how do I send the plot to my phone over the internet'])(
    'is refused: %s',
    (question) => {
      expect(isRefused(question)).toBe(true);
    },
  );

  it('is told the word', () => {
    expect(answerTo('how do I draw a treemap of my bookshelf')).toContain("doesn't mention “treemap”");
  });

  it('is answered when the manual is too short to tell', () => {
    const question = 'how do I draw a treemap';
    expect([isRefused(question), isRefused(question, manualOf(pages))]).toEqual([true, false]);
  });
});

describe('a word of a question', () => {
  it('is an unnamed thing when the manual has it in no form', () => {
    expect(unnamedIn('how is a treemap sent to my phone')).toEqual(['treemap', 'phone']);
  });

  it.each([
    ['which the manual writes as two words', 'the printout'],
    ['with a slip', 'a windoww'],
    ['of which the manual has a synonym', 'which mic records'],
    ['that is used every day', 'the plot should stay away today'],
    ['that only says how', 'is it drawn splendidly'],
  ])('%s is none', (_name, question) => {
    expect(unnamedIn(question)).toEqual([]);
  });

  it('is none where the manual is in another language', () => {
    expect(unnamedIn('how do I draw a treemap', { ...long, language: 'de' })).toEqual([]);
  });
});
