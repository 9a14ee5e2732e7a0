import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Ledger, Way } from '../../adapters/slack/budget/ledger.ts';
import { forgottenAfter } from '../../adapters/slack/budget/ledger.ts';
import type { ManualClock } from '../support/manual-clock.ts';
import { createManualClock } from '../support/manual-clock.ts';

const never = new AbortController().signal;
const bucket = { name: 'chat.update', period: 1_000, burst: 4 };
const other = { name: 'chat.postMessage', period: 200, burst: 2 };
const way = (cost = 1, ...more: (typeof bucket)[]): Way => ({
  draws: [{ ...bucket, cost }, ...more.map((each) => ({ ...each, cost: 1 }))],
  handicap: 0,
  group: 'growing',
});

/** What every ledger does. `open` gives one of many on the same store, all with the same clock. */
export function slackLedgerContract(open: (clock: ManualClock) => Ledger): void {
  test('grants a burst, then one call each period', async () => {
    const clock = createManualClock();
    const ledger = open(clock);
    const team = randomUUID();
    const ask = async (): Promise<boolean> => (await ledger.spend(team, 'a', way(), never)).way !== null;
    expect((await Promise.all(Array.from({ length: 6 }, ask))).filter(Boolean)).toHaveLength(4);
    await clock.advance(999);
    expect(await ask()).toBe(false);
    await clock.advance(1);
    expect([await ask(), await ask()]).toEqual([true, false]);
    await clock.advance(60_000);
    expect((await Promise.all(Array.from({ length: 5 }, ask))).filter(Boolean)).toHaveLength(4);
  });

  test('keeps workspaces apart', async () => {
    const ledger = open(createManualClock());
    const [one, two] = [randomUUID(), randomUUID()];
    for (let call = 0; call < 5; call += 1) await ledger.spend(one, 'a', way(), never);
    expect((await ledger.spend(one, 'a', way(), never)).way).toBeNull();
    expect(await ledger.spend(two, 'a', way(), never)).toMatchObject({ way: 0, left: 3, running: 1 });
  });

  test('takes several calls at once or none of them, and counts who took some', async () => {
    const ledger = open(createManualClock());
    const team = randomUUID();
    expect(await ledger.spend(team, 'a', way(3), never)).toMatchObject({ way: 0, left: 1, running: 1 });
    expect(await ledger.spend(team, 'b', way(2), never)).toMatchObject({ way: null, left: 1, running: 1 });
    expect(await ledger.spend(team, 'b', way(1), never)).toMatchObject({ way: 0, left: 0, running: 2 });
    await ledger.leave(team, 'a', ['growing']);
    expect(await ledger.spend(team, 'c', way(1), never)).toMatchObject({ way: null, running: 1 });
  });

  test('counts groups apart, and nobody without one', async () => {
    const ledger = open(createManualClock());
    const team = randomUUID();
    await ledger.spend(team, 'a', way(), never);
    expect(await ledger.spend(team, 'b', { ...way(), group: 'others' }, never)).toMatchObject({ running: 1 });
    expect(await ledger.spend(team, 'c', { ...way(), group: null }, never)).toMatchObject({ running: 0 });
    expect(await ledger.spend(team, 'd', way(), never)).toMatchObject({ running: 2 });
  });

  test('takes from all buckets of a way or from none', async () => {
    const ledger = open(createManualClock());
    const team = randomUUID();
    const both = way(1, other);
    expect((await ledger.spend(team, 'a', both, never)).way).toBe(0);
    expect((await ledger.spend(team, 'a', both, never)).way).toBe(0);
    expect(await ledger.spend(team, 'a', both, never)).toMatchObject({ way: null, left: 2 });
  });

  test('lets what must happen go ahead of time, one after the other, and edits wait behind it', async () => {
    const clock = createManualClock();
    const ledger = open(clock);
    const team = randomUUID();
    const waits: number[] = [];
    for (let call = 0; call < 7; call += 1) waits.push((await ledger.claim(team, [way()], never)).wait);
    expect(waits).toEqual([0, 0, 0, 0, 1_000, 2_000, 3_000]);
    await clock.advance(3_500);
    expect((await ledger.spend(team, 'a', way(), never)).way).toBeNull();
    await clock.advance(500);
    expect((await ledger.spend(team, 'a', way(), never)).way).toBe(0);
  });

  test('claims the way that is open soonest, handicaps included', async () => {
    const ledger = open(createManualClock());
    const team = randomUUID();
    const second: Way = { draws: [{ ...other, cost: 1 }], handicap: 1_500, group: null };
    const chosen: (number | null)[] = [];
    for (let call = 0; call < 8; call += 1) chosen.push((await ledger.claim(team, [way(), second], never)).way);
    expect(chosen).toEqual([0, 0, 0, 0, 0, 1, 1, 1]);
  });

  test('has nothing left in a drained bucket until the pause is over, then one call each period', async () => {
    const clock = createManualClock();
    const ledger = open(clock);
    const team = randomUUID();
    await ledger.drain(team, bucket, 5_000);
    expect((await ledger.spend(team, 'a', way(), never)).way).toBeNull();
    expect((await ledger.claim(team, [way()], never)).wait).toBe(5_000);
    await clock.advance(5_500);
    expect((await ledger.spend(team, 'a', way(), never)).way).toBeNull();
    await clock.advance(500);
    expect((await ledger.spend(team, 'a', way(), never)).way).toBe(0);
    await ledger.drain(team, bucket, 10);
    await clock.advance(500);
    expect((await ledger.spend(team, 'a', way(), never)).way).toBeNull();
  });

  test('forgets an answer that was not heard of for long', async () => {
    const clock = createManualClock();
    const ledger = open(clock);
    const team = randomUUID();
    for (const answer of ['a', 'b', 'c']) await ledger.spend(team, answer, way(0), never);
    await clock.advance(forgottenAfter - 1);
    expect((await ledger.spend(team, 'd', way(0), never)).running).toBe(4);
    await clock.advance(2);
    expect((await ledger.spend(team, 'd', way(0), never)).running).toBe(1);
  });
}
