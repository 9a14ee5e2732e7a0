import { expect, test } from 'vitest';
import { createEditBudgets } from '../../../../adapters/slack/budget/edit-budgets.ts';
import type { Spender } from '../../../../adapters/slack/budget/edit-budgets.ts';
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

/** How many edits each of so many answers that begin together gets in eight seconds, then whether each can end at once. */
async function eightSeconds(answers: number): Promise<{ readonly edits: number; readonly ends: boolean }> {
  const clock = createManualClock();
  const budgets = createEditBudgets({ redis: null, clock });
  const end = clock.now() + 8_000;
  let edits = 0;
  async function write(answer: string): Promise<void> {
    while (clock.now() < end) {
      const { granted, interval } = await budgets.edit(spender(answer), 'chat.update', never);
      if (granted) edits += 1;
      await clock.sleep(interval ?? 2_000);
    }
  }
  const names = Array.from({ length: answers }, (_, index) => `a${index}`);
  // All are known before the first asks: they were begun by a status or a message.
  for (const name of names) await budgets.edit(spender(name), 'assistant.threads.setStatus', never);
  const all = Promise.all(names.map(write));
  await clock.advance(8_000);
  const finals = await Promise.all(
    names.map((name) => budgets.final(spender(name), [{ method: 'chat.update', handicap: 0 }], never)),
  );
  await clock.advance(4_000);
  await all;
  return { edits: edits / answers, ends: finals.every(({ wait }) => wait < 1) };
}

test('edits thin out with the number of answers, down to none, and every answer can end', async () => {
  const [one, two, five, ten, nineteen] = await Promise.all([1, 2, 5, 10, 19].map(eightSeconds));
  expect(one?.edits).toBeGreaterThan(15);
  expect(two?.edits).toBeGreaterThanOrEqual(8);
  expect(five?.edits).toBeGreaterThanOrEqual(3);
  expect(ten?.edits).toBeGreaterThanOrEqual(1);
  expect(nineteen?.edits).toBeLessThan(1);
  expect([one, two, five, ten, nineteen].map((result) => result?.ends)).toEqual([true, true, true, true, true]);
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
      (await budgets.final(spender('a', { channel }), [{ method: 'chat.postMessage', handicap: 0 }], never)).wait,
    );
  await budgets.pause(spender('a'), 'chat.postMessage', 1_000);
  expect([await wait('C1'), await wait('C2')]).toEqual([1_000, 0]);
  await budgets.pause(spender('a'), 'chat.postMessage', 30_000);
  expect(await wait('C3')).toBe(30_000);
});

test('a message is begun only where its end has room', async () => {
  const clock = createManualClock();
  const budgets = createEditBudgets({ redis: null, clock });
  await budgets.pause(spender('a'), 'chat.update', 20_000);
  expect((await budgets.edit(spender('a'), 'chat.postMessage', never)).granted).toBe(false);
  await budgets.pause(spender('a'), 'chat.stopStream', 20_000);
  expect((await budgets.edit(spender('a'), 'chat.startStream', never)).granted).toBe(false);
});

test('without its Redis a budget goes on in memory', async () => {
  const redis = connectRedis(`redis://127.0.0.1:${await freePort()}`);
  try {
    const budgets = createEditBudgets({ redis, clock: createManualClock() });
    const grants: boolean[] = [];
    for (let call = 0; call < 30; call += 1) {
      grants.push((await budgets.edit(spender('a'), 'chat.update', never)).granted);
    }
    expect(grants.filter(Boolean)).toHaveLength(18);
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
