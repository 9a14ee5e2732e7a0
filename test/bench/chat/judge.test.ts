import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerText, wordsIn } from '../../../bench/chat/answer-text.ts';
import { usual } from '../../../bench/chat/case.ts';
import type { Case } from '../../../bench/chat/case.ts';
import { judge, straysIn } from '../../../bench/chat/judge.ts';
import type { Play } from '../../../bench/chat/play.ts';
import type { Asked, Shown } from '../../../bench/chat/stage.ts';

const one: Case = { ...usual, name: 'one', way: 'mention', askers: 1, most: {}, characters: 600 };
const text = answerText(1, one.characters);
const asker: Asked = { number: 1, user: 'U1', channel: 'C1', eventAt: 1_000, thread: '1.0' };

/** A thread in which the bot writes at the times given; the model sends half at 2,000 and the rest at 3,000. */
function playOf(...writings: readonly { readonly at: number; readonly versions: readonly string[] }[]): Play {
  const messages = writings.map(({ at, versions }): Shown => {
    const history = versions.map((version, index) => ({ at: at + 100 * index, text: version }));
    return { channel: 'C1', thread: '1.0', deletedAt: null, isGrowing: false, isFinished: false, history };
  });
  const chunks = [
    { at: 2_000, end: 300 },
    { at: 3_000, end: 600 },
  ];
  const streams = [{ asker: 1, startedAt: 1_100, chunks }];
  return { asked: [asker], streams, messages, calls: [], violations: 0, slowestAck: 0, cost: null };
}

describe('an answer of the stand-in', () => {
  it('has the length that is asked for, and words in order without a gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 15_000 }), fc.integer({ min: 1, max: 50 }), (characters, number) => {
        const answer = answerText(number, characters);
        expect(answer).toHaveLength(characters);
        const words = wordsIn(answer);
        expect(words.map(({ index }) => index)).toEqual(words.map((_, place) => place));
        expect(words.every((word) => word.asker === number)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe('what an asker sees in the end', () => {
  it('is timed from the model and from the question', () => {
    const play = playOf({ at: 2_050, versions: [text.slice(0, 200), text.slice(0, 300), text] });
    const verdict = judge(one, play, asker);
    expect(verdict).toMatchObject({ first: 50, lost: 0, repeated: false, answered: true, text: -750, whole: 1_250 });
  });

  it('is lost where words are missing, and never whole', () => {
    const verdict = judge(one, playOf({ at: 2_050, versions: [text, text.slice(0, 300)] }), asker);
    expect(verdict.lost).toBeGreaterThan(0.3);
    expect(verdict).toMatchObject({ text: null, final: null, whole: null });
  });

  it('is lost where one word in the middle is missing', () => {
    const gap = text.replace(/q1[a-z]+0010/u, '');
    expect(judge(one, playOf({ at: 3_050, versions: [gap] }), asker).lost).toBeGreaterThan(0);
  });

  it('is repeated where a second message says it again', () => {
    const play = playOf({ at: 3_050, versions: [text] }, { at: 3_060, versions: [text] });
    expect(judge(one, play, asker)).toMatchObject({ repeated: true, lost: 0 });
  });

  it('is no answer where it says that somebody thinks', () => {
    const play = playOf({ at: 1_100, versions: ['Thinking…'] });
    expect(judge(one, play, asker)).toMatchObject({ answered: false, lost: 1 });
    expect(straysIn(play)).toHaveLength(1);
  });

  it('is a message beside the answer where thinking never ended', () => {
    const play = playOf({ at: 1_100, versions: ['Thinking…'] }, { at: 3_050, versions: [text] });
    expect(judge(one, play, asker)).toMatchObject({ answered: true, lost: 0, repeated: false });
    expect(straysIn(play)).toHaveLength(1);
  });

  it('tells the reader where the answer broke off', () => {
    const play = playOf({ at: 2_050, versions: [`${text.slice(0, 300)} The answer broke off before its end.`] });
    expect(judge(one, play, asker)).toMatchObject({ told: true });
  });
});
