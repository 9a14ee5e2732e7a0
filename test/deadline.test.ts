import { describe, expect, test } from 'vitest';
import { DeadlineError, withDeadline } from '../src/deadline.ts';
import { createManualClock } from './support/manual-clock.ts';

describe('work with a deadline', () => {
  test('gives its result when it is done in time, and leaves no timer behind', async () => {
    const clock = createManualClock();
    expect(await withDeadline(clock, 1_000, undefined, () => Promise.resolve(7))).toBe(7);
    expect(clock.sleeping).toBe(0);
  });

  test('is given up when the time is over, and told so by its signal', async () => {
    const clock = createManualClock();
    let own: AbortSignal | undefined;
    const result = withDeadline(clock, 1_000, undefined, (signal) => {
      own = signal;
      return new Promise<never>(() => undefined);
    });
    const failed = expect(result).rejects.toThrow(DeadlineError);
    await clock.advance(999);
    expect(own?.aborted).toBe(false);
    await clock.advance(1);
    await failed;
    expect(own?.aborted).toBe(true);
  });

  test("ends by the caller's reason when the caller leaves", async () => {
    const clock = createManualClock();
    const caller = new AbortController();
    const result = withDeadline(clock, 1_000, caller.signal, () => new Promise<never>(() => undefined));
    caller.abort(new Error('left'));
    await expect(result).rejects.toThrow('left');
    expect(clock.sleeping).toBe(0);
  });

  test('does not begin for a caller who has left', async () => {
    let begun = false;
    const result = withDeadline(createManualClock(), 1_000, AbortSignal.abort(new Error('left')), () => {
      begun = true;
      return Promise.resolve();
    });
    await expect(result).rejects.toThrow('left');
    expect(begun).toBe(false);
  });

  test('passes on what the work throws', async () => {
    const clock = createManualClock();
    await expect(withDeadline(clock, 1, undefined, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(clock.sleeping).toBe(0);
  });
});
