import { describe, expect, it } from 'vitest';
import { answerFromManual } from '../../../src/model/extractive/answer-from-manual.ts';
import { isComplaint, isOnRemedies } from '../../../src/model/extractive/trouble.ts';
import { contextOf, manualOf, promptOf } from '../../support/prompt-of.ts';

const layers = {
  headings: ['Two sounds on one pad'],
  text: 'Two sounds on one pad\n1. Press [PAD] and choose the first sound.\n2. Press [F2] and choose the second sound.',
};
const remedies = {
  headings: ['Troubleshooting', 'Sound'],
  text: 'Sound\nNo sound at all\tTurn up [MASTER].\nA pad sounds wrong\tChoose another sound for it.',
};
const manual = manualOf([layers, layers, remedies]);

/** What is quoted when the ranking found the first page alone. */
function quoted(question: string): string {
  const [first] = manual.pages;
  const best = first === undefined ? [] : [{ ...first, documentId: manual.documentId, page: 1, start: 0 }];
  return answerFromManual(promptOf({ question, context: contextOf([manual], best) })).join('');
}

describe('a question that something does not work', () => {
  it.each(['no sound', 'why is there no sound?'])('is answered by the remedy, wherever that stands: %s', (question) => {
    expect(quoted(question)).toMatch(/^\*\*[^*]*Sound\*\*\n\n> - \*\*No sound at all\*\* — Turn up /u);
  });

  it('is told from one how something is done', () => {
    expect(quoted('two sounds')).toMatch(/^\*\*Two sounds on one pad/u);
    const complaints = ['it won’t start', "doesn't charge", 'no picture', 'the fan stopped', 'nothing happens'];
    expect(complaints.filter((question) => !isComplaint(question))).toEqual([]);
    const others = ['how do I start it', 'note names', 'knob assignment', 'notes on charging'];
    expect(others.filter(isComplaint)).toEqual([]);
  });
});

describe('the pages of remedies', () => {
  it('are those of a chapter that is named so, with its sections, up to the next chapter', () => {
    const outline = [
      { title: 'Playing', page: 1, depth: 0 },
      { title: 'Troubleshooting', page: 3, depth: 0 },
      { title: 'Sound', page: 3, depth: 1 },
      { title: 'Power', page: 5, depth: 1 },
      { title: 'Specifications', page: 7, depth: 0 },
    ];
    const long = manualOf(
      Array.from({ length: 8 }, () => ({ text: 'A page.' })),
      { outline },
    );
    expect(long.pages.filter((page) => isOnRemedies(long, page)).map(({ number }) => number)).toEqual([3, 4, 5, 6]);
  });

  it('are those with such a heading, where there is no outline', () => {
    expect(manual.pages.filter((page) => isOnRemedies(manual, page)).map(({ number }) => number)).toEqual([3]);
  });
});
