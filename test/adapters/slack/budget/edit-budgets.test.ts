import { expect, test } from 'vitest';
import { createEditBudgets } from '../../../../adapters/slack/budget/edit-budgets.ts';
import type { Spender } from '../../../../adapters/slack/budget/spender.ts';
import type { BudgetMethod } from '../../../../adapters/slack/budget/rates.ts';
import { connectRedis } from '../../../../src/redis/connect-redis.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { freePort } from '../../../support/free-port.ts';

const never = new AbortController().signal;
const spender = (answer: string, parts: Partial<Spender> = {}): Spender => ({
  team: 'T1',
  channel: 'C1',
  answer,
  ...parts,
});

interface Outcome {
  /** Edits of each answer in the time that it is written in, its beginning and its end not counted. */
  readonly edits: number;
  /** How many were begun, and how long each of these had to wait for its end, all ending together. */
  readonly begun: number;
  readonly waits: readonly number[];
}

/** So many answers that begin together, each in a channel of its own, and are written for eight seconds. */
async function eightSeconds(answers: number): Promise<Outcome> {
  const clock = createManualClock();
  const budgets = createEditBudgets({ redis: null, clock });
  const end = clock.now() + 8_000;
  let edits = 0;
  const spenders = Array.from({ length: answers }, (_, index) => spender(`a${index}`, { channel: `C${index}` }));
  for (const each of spenders) await budgets.edit(each, 'assistant.threads.setStatus', never);
  async function write(each: Spender): Promise<number | null> {
    const { granted: begun } = await budgets.begin(each, 'chat.postMessage', never);
    await clock.sleep(200);
    while (begun && clock.now() < end) {
      const { granted, interval } = await budgets.edit(each, 'chat.update', never);
      if (granted) edits += 1;
      await clock.sleep(interval ?? 2_000);
    }
    if (!begun) return null;
    const options = [{ method: 'chat.update', handicap: 0, paid: true }] as const;
    return (await budgets.final(each, options, never)).wait;
  }
  const ends = Promise.all(spenders.map(write));
  await clock.advance(20_000);
  const waits = (await ends).filter((wait) => wait !== null);
  return { edits: edits / answers, begun: Math.min(answers, 19), waits };
}

test('edits thin out with the number of answers, down to none, and all that were begun can end', async () => {
  const outcomes = new Map<number, Outcome>();
  for (const answers of [1, 2, 5, 10, 19, 40]) outcomes.set(answers, await eightSeconds(answers));
  const edits = [...outcomes.values()].map((outcome) => outcome.edits);
  expect(edits).toEqual(edits.toSorted((one, other) => other - one));
  const [one = 0, two = 0, five = 0, ten = 0, nineteen = 0, forty = 0] = edits;
  expect(one).toBeGreaterThan(15);
  expect(two).toBeGreaterThan(8);
  expect(five).toBeGreaterThan(3);
  expect(ten).toBeGreaterThan(1);
  expect(nineteen).toBeLessThan(1);
  expect(forty).toBeLessThan(0.5);
  for (const { begun, waits } of outcomes.values()) {
    expect(waits).toHaveLength(begun);
    // An edit just before the end may leave the burst one call short: the last one waits a period, nobody longer.
    expect(waits.filter((wait) => wait > 0).length).toBeLessThanOrEqual(1);
    expect(Math.max(...waits)).toBeLessThan(1_300);
  }
});

test('what the platform refused in one workspace by one method does not hold up anything else', async () => {
  const clock = createManualClock();
  const budgets = createEditBudgets({ redis: null, clock });
  await budgets.pause(spender('a'), 'chat.update', 5_000);
  const granted = async (method: BudgetMethod, team: string): Promise<boolean> =>
    (await budgets.edit(spender('b', { team }), method, never)).granted;
  expect(await granted('chat.update', 'T1')).toBe(false);
  expect(await granted('chat.appendStream', 'T1')).toBe(true);
  expect(await granted('chat.update', 'T2')).toBe(true);
});

test('a short refusal of a post holds up its channel alone, a long one the workspace', async () => {
  const clock = createManualClock();
  const budgets = createEditBudgets({ redis: null, clock });
  const wait = async (channel: string): Promise<number> =>
    Math.round(
      (
        await budgets.final(
          spender('a', { channel }),
          [{ method: 'chat.postMessage', handicap: 0, paid: false }],
          never,
        )
      ).wait,
    );
  await budgets.pause(spender('a'), 'chat.postMessage', 1_000);
  expect(await wait('C1')).toBeGreaterThanOrEqual(1_000);
  expect(await wait('C2')).toBe(0);
  await budgets.pause(spender('a'), 'chat.postMessage', 30_000);
  expect(await wait('C3')).toBeGreaterThanOrEqual(30_000);
});

test('a message is begun only where its end has room', async () => {
  const clock = createManualClock();
  const budgets = createEditBudgets({ redis: null, clock });
  await budgets.pause(spender('a'), 'chat.update', 20_000);
  expect((await budgets.begin(spender('a'), 'chat.postMessage', never)).granted).toBe(false);
  await budgets.pause(spender('a'), 'chat.stopStream', 20_000);
  expect((await budgets.begin(spender('a'), 'chat.startStream', never)).granted).toBe(false);
});

test('without its Redis a budget goes on in memory', async () => {
  const redis = connectRedis(`redis://127.0.0.1:${await freePort()}`);
  try {
    const budgets = createEditBudgets({ redis, clock: createManualClock() });
    const grants: boolean[] = [];
    for (let call = 0; call < 30; call += 1) {
      grants.push((await budgets.edit(spender('a'), 'chat.update', never)).granted);
    }
    expect(grants.filter(Boolean)).toHaveLength(19);
    await budgets.pause(spender('a'), 'chat.appendStream', 5_000);
    await budgets.leave(spender('a'));
    expect((await budgets.edit(spender('a'), 'chat.appendStream', never)).granted).toBe(false);
  } finally {
    await redis.close();
  }
});

test('an aborted answer takes nothing', async () => {
  const budgets = createEditBudgets({ redis: null, clock: createManualClock() });
  const aborted = AbortSignal.abort(new Error('stop'));
  await expect(budgets.edit(spender('a'), 'chat.update', aborted)).rejects.toThrow('stop');
});

test('ends that were promised over a long time are not all made at once', async () => {
  const clock = createManualClock();
  const budgets = createEditBudgets({ redis: null, clock });
  const spenders = Array.from({ length: 25 }, (_, index) => spender(`a${index}`, { channel: `C${index}` }));
  for (const each of spenders) {
    expect((await budgets.begin(each, 'chat.postMessage', never)).granted).toBe(true);
    await clock.advance(1_000);
  }
  const options = [{ method: 'chat.update', handicap: 0, paid: true }] as const;
  const waits: number[] = [];
  for (const each of spenders) waits.push((await budgets.final(each, options, never)).wait);
  expect(waits.filter((wait) => wait === 0)).toHaveLength(19);
  expect(waits.at(-1)).toBeGreaterThan(7_000);
});

test('an answer that was taken over grows by what the ends of others that were can spare', async () => {
  const clock = createManualClock();
  const budgets = createEditBudgets({ redis: null, clock });
  const begun = async (parts: Partial<Spender>): Promise<number> => {
    const all = Array.from({ length: 20 }, (_, index) => spender(`a${index}`, parts));
    const grants = await Promise.all(all.map((each) => budgets.begin(each, 'chat.update', never)));
    return grants.filter(({ granted }) => granted).length;
  };
  expect(await begun({ isTakenOver: true })).toBe(2);
  const ends = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      budgets.final(spender(`a${index}`), [{ method: 'chat.update', handicap: 0, paid: false }], never),
    ),
  );
  expect(ends.filter(({ wait }) => wait === 0).length).toBe(15);
  expect(Math.max(...ends.map(({ wait }) => wait))).toBeLessThan(8_000);
  // One that goes on where it was begun has what is left alone.
  await clock.advance(60_000);
  expect(await begun({})).toBe(9);
});
