import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerEvent, AnswerOutcome } from '../../src/answer/events.ts';
import { followUps, withFollowUps } from '../../src/answer/follow-ups.ts';

const outline = [
  { title: '4 Bluetooth', page: 28, depth: 0 },
  { title: '4.1 Turning Bluetooth on and off', page: 28, depth: 1 },
  { title: '4.2 Pairing with a phone', page: 28, depth: 1 },
  { title: '4.3 Pairing with a computer', page: 29, depth: 1 },
  { title: 'Drivers', page: 29, depth: 2 },
  { title: '4.4 Overview', page: 30, depth: 1 },
  { title: '4.5 Removing a pairing', page: 30, depth: 1 },
  { title: '5 Factory reset', page: 31, depth: 0 },
  { title: '5.1 With buttons', page: 31, depth: 1 },
];
const manual = { documentId: 'rm-5', outline };
const at = (page: number) => ({ documentId: 'rm-5', page });

async function endingOf(outcome: AnswerOutcome): Promise<readonly AnswerEvent[]> {
  const events: AnswerEvent[] = [
    { type: 'citation', place: { ...at(28), label: '22', link: null } },
    { type: 'answer-end', outcome, model: null, usage: null },
  ];
  const given: AnswerEvent[] = [];
  for await (const event of withFollowUps(events, [manual])) given.push(event);
  return given.slice(1);
}

describe('questions to go on with', () => {
  it('are the sections beside the one cited, without their numbers, the next ones first', () => {
    expect(followUps([manual], [at(28)])).toEqual(['Pairing with a computer', 'Removing a pairing']);
  });

  it('are none that was cited itself', () => {
    expect(followUps([manual], [at(28), at(29)])).toEqual(['Removing a pairing']);
  });

  it('go back where nothing follows', () => {
    expect(followUps([manual], [at(30)])).toEqual([
      'Pairing with a computer',
      'Pairing with a phone',
      'Turning Bluetooth on and off',
    ]);
  });

  it('are none from other chapters, of other manuals, or where there is no outline', () => {
    expect(followUps([manual], [at(31)])).toEqual([]);
    expect(followUps([manual], [{ documentId: 'td-17', page: 28 }])).toEqual([]);
    expect(followUps([{ documentId: 'rm-5', outline: [] }], [at(28)])).toEqual([]);
    expect(followUps([manual], [])).toEqual([]);
  });

  it('are three at most, each fit for a button, whatever an outline holds', () => {
    const entry = fc.record({
      title: fc.string({ unit: 'binary', maxLength: 120 }),
      page: fc.nat(9),
      depth: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.array(entry), fc.array(fc.nat(9)), (entries, pages) => {
        const asked = followUps([{ documentId: 'rm-5', outline: entries }], pages.map(at));
        expect(asked.length).toBeLessThanOrEqual(3);
        for (const question of asked) {
          expect(question.length).toBeLessThanOrEqual(75);
          expect(question).toMatch(/\p{L}{2}/u);
          expect(question).not.toMatch(/\p{C}/u);
        }
      }),
    );
  });

  it('come before the end of an answer, and not where the manual did not answer', async () => {
    expect(await endingOf('answered')).toMatchObject([
      { type: 'follow-up', question: 'Pairing with a computer' },
      { type: 'follow-up', question: 'Removing a pairing' },
      { type: 'answer-end' },
    ]);
    expect(await endingOf('not_in_manual')).toMatchObject([{ type: 'answer-end' }]);
  });
});
