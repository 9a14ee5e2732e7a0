import { describe, expect, it } from 'vitest';
import { measure } from '../../eval/measure.ts';
import type { EvalQuestion } from '../../eval/question-set.ts';
import { summaries, table } from '../../eval/summary.ts';
import { createContextBuilder } from '../../src/context/context-builder.ts';
import { createPassageIndexes } from '../../src/context/passage-indexes.ts';
import { manualOf } from '../support/manual-of.ts';

const FILLING = 'The lid is closed with two screws, which lie in the bag with the cable. '.repeat(40);
const manual = manualOf(
  Array.from({ length: 100 }, (_, page) => `${page === 70 ? 'Set the tempo with the knob. ' : ''}${FILLING}`),
);
const indexes = createPassageIndexes({ maxCharacters: 10_000_000 });
const instruments = {
  indexes,
  contextBuilder: createContextBuilder({ indexes, wholeCharacters: 0, passageCharacters: Infinity }),
};

function question(fields: Partial<EvalQuestion>): EvalQuestion {
  const base = { id: 'q', manual: 'rm-5', question: 'tempo knob', pages: [71], kind: 'plain', answerable: true };
  return { ...base, phrase: 'the tempo with the knob', ...fields };
}

describe('measuring one question', () => {
  it('gives the place of the gold page and whether the phrase is sent', async () => {
    expect(await measure(question({}), manual, instruments)).toMatchObject({ place: 1, held: [true, true, true] });
  });

  it('counts a page that is not ranked and a phrase that is not sent as missed', async () => {
    const missed = await measure(
      question({ question: 'screws', pages: [71], phrase: 'Set the tempo' }),
      manual,
      instruments,
    );
    expect(missed.held[0]).toBe(false);
    expect((await measure(question({ pages: [3] }), manual, instruments)).place).toBeNull();
  });

  it('makes shares of the answerable questions, by split, kind and manual', async () => {
    const results = await Promise.all([
      measure(question({ split: 'choose' }), manual, instruments),
      measure(
        question({ id: 'r', split: 'report', kind: 'para', pages: [3], phrase: 'not in it' }),
        manual,
        instruments,
      ),
      measure(question({ id: 's', kind: 'none', answerable: false, pages: [], phrase: null }), manual, instruments),
    ]);
    const rows = summaries(results);
    expect(rows[0]).toMatchObject({ group: 'all', questions: 2, first: 50, inFive: 50, within: [50, 50, 50] });
    expect(rows.map(({ group }) => group)).toEqual([
      ...['all', 'split choose', 'split report', 'unanswerable all', 'kind para', 'kind plain', 'manual rm-5'],
    ]);
    expect(table(rows).split('\n')[2]).toMatch(/^\| all +\| +2 \| +50 % \|/u);
  });
});
