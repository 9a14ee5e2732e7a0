import { describe, expect, test } from 'vitest';
import { DeadlineError } from '../../src/deadline.ts';
import { GuardClosedError, createGuard } from '../../src/redis/guard.ts';
import { createManualClock } from '../support/manual-clock.ts';

const bad = () => Promise.reject(new Error('bad'));
const good = () => Promise.resolve('good');

function guardUnderTest() {
  const clock = createManualClock();
  const changes: boolean[] = [];
  const state = { answers: false, probes: 0 };
  const guard = createGuard({
    clock,
    deadline: 400,
    failures: 2,
    pause: 1_000,
    probe: () => {
      state.probes += 1;
      return state.answers ? good() : bad();
    },
    counts: (error) => !(error instanceof Error && error.name === 'ReplyError'),
    onChange: (closed) => changes.push(closed),
  });
  return { guard, clock, changes, state };
}

describe('the guard before Redis', () => {
  test('lets work through, and its errors too', async () => {
    const { guard } = guardUnderTest();
    expect(await guard.run(undefined, good)).toBe('good');
    await expect(guard.run(undefined, bad)).rejects.toThrow('bad');
    expect(guard.closed).toBe(false);
  });

  test('after two failures in a row nothing is tried any more, and nobody waits', async () => {
    const { guard, changes } = guardUnderTest();
    await guard.run(undefined, bad).catch(() => undefined);
    await guard.run(undefined, good);
    await guard.run(undefined, bad).catch(() => undefined);
    expect(guard.closed).toBe(false);
    await guard.run(undefined, bad).catch(() => undefined);
    expect(guard.closed).toBe(true);
    let tried = false;
    const refused = guard.run(undefined, () => {
      tried = true;
      return good();
    });
    await expect(refused).rejects.toThrow(GuardClosedError);
    expect(tried).toBe(false);
    expect(changes).toEqual([true]);
  });

  test('work that never ends is given up after its deadline', async () => {
    const { guard, clock } = guardUnderTest();
    const results = [1, 2].map(() => guard.run(undefined, () => new Promise<never>(() => undefined)));
    const failed = Promise.all(results.map((result) => expect(result).rejects.toThrow(DeadlineError)));
    await clock.advance(400);
    await failed;
    expect(guard.closed).toBe(true);
  });

  test('a probe of its own, once a second, finds out when it may let work through again', async () => {
    const { guard, clock, changes, state } = guardUnderTest();
    await Promise.allSettled([guard.run(undefined, bad), guard.run(undefined, bad)]);
    await clock.advance(3_500);
    expect(state.probes).toBe(3);
    expect(guard.closed).toBe(true);
    state.answers = true;
    await clock.advance(1_000);
    expect(guard.closed).toBe(false);
    expect(await guard.run(undefined, good)).toBe('good');
    await clock.advance(10_000);
    expect(state.probes).toBe(4);
    expect(changes).toEqual([true, false]);
  });

  test('an error by which the other side says no is no failure of the way to it', async () => {
    const { guard } = guardUnderTest();
    const no = Object.assign(new Error('WRONGTYPE'), { name: 'ReplyError' });
    for (let n = 0; n < 5; n += 1) await guard.run(undefined, () => Promise.reject(no)).catch(() => undefined);
    expect(guard.closed).toBe(false);
  });

  test('somebody who leaves is no failure', async () => {
    const { guard } = guardUnderTest();
    for (let n = 0; n < 5; n += 1) {
      const caller = new AbortController();
      const work = guard.run(caller.signal, () => new Promise<never>(() => undefined));
      caller.abort(new Error('left'));
      await expect(work).rejects.toThrow('left');
    }
    expect(guard.closed).toBe(false);
  });

  test('ends with its probes', async () => {
    const { guard, clock, state } = guardUnderTest();
    await Promise.allSettled([guard.run(undefined, bad), guard.run(undefined, bad)]);
    guard.end();
    await clock.advance(10_000);
    expect(state.probes).toBe(0);
    expect(clock.sleeping).toBe(0);
    await expect(guard.run(undefined, good)).rejects.toThrow(GuardClosedError);
  });
});
