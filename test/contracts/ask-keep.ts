import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { TestContext } from 'vitest';
import type { AskKeep } from '../../src/delivery/ask-keep.ts';
import type { Lease } from '../../src/delivery/lease.ts';
import type { TakenAsk } from '../../src/delivery/taken-ask.ts';
import { askOf } from '../support/ask-of.ts';
import { until } from '../support/until.ts';

/** One process's view of what several share. */
export interface KeepProcess {
  readonly keep: AskKeep;
  /** From now on nothing is heard of it, as of one that is frozen. */
  readonly pause: () => void;
  readonly resume: () => void;
}

/** Opens one more process on what the test's others share; all are closed at its end. */
export type OpenProcess = () => Promise<KeepProcess>;

/** An ask that was taken now. */
export function takenNow(id: string = randomUUID()): TakenAsk {
  return { ask: askOf([id], { origin: null }), rank: 0, takenAt: Date.now(), trace: null };
}

/** What the process fetches, as it comes. */
export function fetchAll(keep: AskKeep): { readonly got: readonly Lease[]; close(): Promise<void> } {
  const got: Lease[] = [];
  const fetcher = keep.fetch({
    canAnswer: () => true,
    room: () => Promise.resolve(),
    begin: (lease) => void got.push(lease),
  });
  return { got, close: () => fetcher.close() };
}

/** What is promised of every place where asks lie while they are answered. To be run side by side: each waits for leases. */
export function askKeepContract(openStage: (context: TestContext) => Promise<OpenProcess>): void {
  test('an ask stays with a process that lives, for longer than a lease', async (context) => {
    const open = await openStage(context);
    const [one, other] = [await open(), await open()];
    const fetching = fetchAll(other.keep);
    const lease = one.keep.leases.hold(takenNow(), 1);
    await lease.kept;
    await setTimeout(2.5 * one.keep.lease);
    expect([lease.marks, lease.tries, lease.isOrphan, lease.lost.aborted]).toEqual([null, 0, false, false]);
    expect(await lease.isHeld()).toBe(true);
    expect(fetching.got).toEqual([]);
    await fetching.close();
  });

  test('an ask that has ended is nobody’s any more', async (context) => {
    const open = await openStage(context);
    const [one, other] = [await open(), await open()];
    const lease = one.keep.leases.hold(takenNow(), 1);
    await lease.kept;
    await lease.keep({ message: 1 });
    lease.end();
    await setTimeout(one.keep.lease / 2);
    one.pause();
    const fetching = fetchAll(other.keep);
    await setTimeout(2 * one.keep.lease);
    expect(fetching.got).toEqual([]);
    await fetching.close();
  });

  test('an ask of a process that stands still goes to another one, which knows what was shown', async (context) => {
    const open = await openStage(context);
    const [one, other] = [await open(), await open()];
    const taken = takenNow();
    const lease = one.keep.leases.hold(taken, 1);
    await lease.kept;
    await lease.keep({ message: 'first' });
    await lease.keep({ message: 'second' });
    one.pause();
    const fetching = fetchAll(other.keep);
    await until(() => fetching.got.length === 1);
    const next = fetching.got[0]!;
    expect(next.ask).toEqual(taken.ask);
    expect([next.marks, next.tries, next.isOrphan]).toEqual([{ message: 'second' }, 1, true]);
    await fetching.close();
  });

  test('who lost an ask is told so, and keeps and ends nothing of it any more', async (context) => {
    const open = await openStage(context);
    const [one, other] = [await open(), await open()];
    const lease = one.keep.leases.hold(takenNow(), 1);
    await lease.kept;
    one.pause();
    const fetching = fetchAll(other.keep);
    await until(() => fetching.got.length === 1);
    const second = fetching.got[0]!;
    await second.keep({ message: 'of the second' });
    one.resume();
    await until(() => lease.lost.aborted);
    expect(await lease.isHeld()).toBe(false);
    await lease.keep({ message: 'of the first' });
    lease.end();
    await setTimeout(one.keep.lease / 3);
    expect(await second.isHeld()).toBe(true);
    await fetching.close();
    other.pause();
    const third = await open();
    const last = fetchAll(third.keep);
    await until(() => last.got.length === 1);
    expect([last.got[0]!.marks, last.got[0]!.tries]).toEqual([{ message: 'of the second' }, 2]);
    await last.close();
  });

  test('of two processes that want an ask at once, one has it', async (context) => {
    const open = await openStage(context);
    const [dying, ...others] = [await open(), await open(), await open()];
    await Promise.all(Array.from({ length: 10 }, () => dying.keep.leases.hold(takenNow(), 1).kept));
    dying.pause();
    const fetching = others.map(({ keep }) => fetchAll(keep));
    const got = (): readonly Lease[] => fetching.flatMap((one) => one.got);
    await until(() => new Set(got().map(({ ask }) => ask.question.id)).size === 10);
    await setTimeout(dying.keep.lease / 10);
    const held = await Promise.all(got().map((lease) => lease.isHeld()));
    expect(held.filter(Boolean)).toHaveLength(10);
    for (const one of fetching) await one.close();
  });
}
