import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { TestContext } from 'vitest';
import { createDesk } from '../../../src/delivery/create-desk.ts';
import type { DeskOptions } from '../../../src/delivery/create-desk.ts';
import { systemClock } from '../../../src/system-clock.ts';
import { askOf } from '../../support/ask-of.ts';
import { openFolderStage } from '../../support/folder-stage.ts';
import { recordAttempts } from '../../support/record-attempts.ts';
import { until } from '../../support/until.ts';

const newAsk = () => askOf([randomUUID()]);

/** Desks on one folder, as processes without Redis have them. */
async function openDesks(context: TestContext) {
  const stage = await openFolderStage(context);
  async function openDesk(options: Partial<DeskOptions> = {}) {
    const one = await stage.open();
    const { platform, ...recorded } = recordAttempts();
    const errors: unknown[] = [];
    const desk = createDesk({
      role: 'all',
      redis: null,
      queue: null,
      folder: one.keep,
      limits: { person: { count: 100, seconds: 60 }, workspace: { count: 100, seconds: 60 } },
      isOverloaded: () => false,
      clock: systemClock,
      onError: (error) => errors.push(error),
      onTrouble: (error) => errors.push(error),
      ...options,
    });
    desk.serve('test', platform);
    desk.start();
    context.onTestFinished(async () => {
      one.resume();
      await desk.close(0);
    });
    return { ...one, ...recorded, desk, errors };
  }
  return { ...stage, openDesk };
}

// Each waits for leases to run out.
describe.concurrent('without Redis an ask', () => {
  it('is answered once, and leaves nothing behind', async (context) => {
    const { openDesk, names } = await openDesks(context);
    const [one, other] = [await openDesk(), await openDesk()];
    for (let count = 0; count < 20; count += 1) expect(await one.desk.take(newAsk())).toEqual({ kind: 'taken' });
    await until(async () => (await names()).length === 20);
    for (const attempt of one.attempts) attempt.finish();
    await until(async () => (await names()).length === 0);
    expect([one.attempts.length, other.attempts.length]).toEqual([20, 0]);
    expect(one.attempts.every(({ turn }) => !turn.isTakenOver)).toBe(true);
    expect([one.errors, other.errors]).toEqual([[], []]);
  });

  it('of a process that died goes on in the next one, with its marks, as do those that waited', async (context) => {
    const { openDesk, names } = await openDesks(context);
    const dying = await openDesk({ most: 1 });
    const [running, waiting] = [newAsk(), newAsk()];
    await dying.desk.take(running);
    await dying.desk.take(waiting);
    await until(async () => dying.attempts[0]?.turn.progress.marks != null && (await names()).length === 2);
    dying.pause();
    const next = await openDesk();
    await until(() => next.attempts.length === 2);
    const marks = new Map(next.attempts.map(({ id, turn }) => [id, [turn.isTakenOver, turn.progress.marks]]));
    const of = ({ question: { id } }: typeof running) => marks.get(id);
    expect(of(running)).toEqual([true, { message: `of ${running.question.id}` }]);
    expect(of(waiting)?.[0]).toBe(true);
    for (const attempt of next.attempts) attempt.finish();
    await until(async () => (await names()).length === 0);
    expect(await Promise.all(next.attempts.map(({ ended }) => ended))).toEqual(['answered', 'answered']);
  });

  it('that a process lost while it stood still isn’t written to its end there', async (context) => {
    const { openDesk } = await openDesks(context);
    const still = await openDesk();
    await still.desk.take(newAsk());
    await until(() => still.attempts[0]?.turn.progress.marks != null);
    still.pause();
    const next = await openDesk();
    await until(() => next.attempts.length === 1);
    await expect(still.attempts[0]!.turn.confirm()).rejects.toMatchObject({ end: 'lost' });
    expect(still.attempts[0]!.turn.signal.reason).toMatchObject({ end: 'lost' });
    await expect(next.attempts[0]!.turn.confirm()).resolves.toBeUndefined();
  });

  it('that every process dies of is given up in the end', async (context) => {
    const { openDesk, names } = await openDesks(context);
    for (let died = 0; died < 3; died += 1) {
      const dying = await openDesk();
      if (died === 0) await dying.desk.take(newAsk());
      await until(() => dying.attempts[0]?.turn.progress.marks != null);
      dying.pause();
    }
    const last = await openDesk();
    await until(() => last.attempts.length === 1);
    expect(last.attempts[0]!.turn.signal.reason).toMatchObject({ end: 'given-up' });
    await until(async () => (await names()).length === 0);
  });

  it('of a process that closes is told to be asked again, and is nobody’s any more', async (context) => {
    const { openDesk, names } = await openDesks(context);
    const closing = await openDesk({ most: 1 });
    const [running, waiting] = [newAsk(), newAsk()];
    await closing.desk.take(running);
    await closing.desk.take(waiting);
    await until(async () => (await names()).length === 2);
    await closing.desk.close(50);
    expect(closing.attempts[0]!.turn.signal.reason).toMatchObject({ end: 'closing' });
    expect(closing.turnedAway).toEqual([[waiting.question.id, { kind: 'closing' }]]);
    await closing.keep.close();
    expect(await names()).toEqual([]);
  });

  it('that was stopped while it waited is nobody’s any more', async (context) => {
    const { openDesk, names } = await openDesks(context);
    const { desk, attempts } = await openDesk({ most: 1 });
    await desk.take(askOf([randomUUID()], { conversation: 'elsewhere' }));
    await desk.take(newAsk());
    await until(async () => (await names()).length === 2);
    await desk.stop('test:T1:C1');
    await until(async () => (await names()).length === 1);
    expect(attempts).toHaveLength(1);
  });
});
