import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askTogether, GATHERED } from '../../src/context/ask-together.ts';
import { createManualClock } from '../support/manual-clock.ts';

const MOST = 3;

/** What was asked together, when, and who got what. */
async function ask(pauses: readonly number[]) {
  const clock = createManualClock();
  const batches: { readonly at: number; readonly questions: readonly string[] }[] = [];
  const asking = askTogether({
    clock,
    most: MOST,
    answer(questions) {
      batches.push({ at: clock.now(), questions });
      return Promise.resolve(questions.map((question) => `answer to ${question}`));
    },
  });
  const asked: { readonly question: string; readonly at: number; readonly answer: Promise<string> }[] = [];
  for (const [place, pause] of pauses.entries()) {
    await clock.advance(pause);
    asked.push({ question: String(place), at: clock.now(), answer: asking(String(place)) });
  }
  await clock.advance(GATHERED);
  return { batches, asked, answers: await Promise.all(asked.map(({ answer }) => answer)) };
}

describe('questions that are asked together', () => {
  it('get their own answers, in batches no larger and no later than they may be, whenever they come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 12 }), async (pauses) => {
        const { batches, asked, answers } = await ask(pauses);
        expect(answers).toEqual(asked.map(({ question }) => `answer to ${question}`));
        expect(batches.flatMap(({ questions }) => questions)).toEqual(asked.map(({ question }) => question));
        for (const { at, questions } of batches) {
          expect(questions.length).toBeLessThanOrEqual(MOST);
          const times = asked.filter(({ question }) => questions.includes(question)).map((one) => at - one.at);
          expect(Math.max(...times)).toBe(GATHERED);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('fail together, and the next ones are asked anew', async () => {
    const clock = createManualClock();
    let broken = true;
    const asking = askTogether({
      clock,
      most: MOST,
      answer: (questions) => (broken ? Promise.reject(new Error('broken')) : Promise.resolve(questions)),
    });
    const both = Promise.allSettled([asking('a'), asking('b')]);
    await clock.advance(GATHERED);
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    broken = false;
    const again = asking('a');
    await clock.advance(GATHERED);
    expect(await again).toBe('a');
  });
});
