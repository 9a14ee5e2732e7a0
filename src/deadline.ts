import type { Clock } from './clock.ts';

/** Work did not end within its time. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/** Why the work's signal ends when it has ended, or is late. One for all: an error with its stack costs time. */
const over = new DeadlineError('ended, or not done in time');

/**
 * Runs `work` for at most `milliseconds` of the clock's time, and no longer than `signal` allows. The signal that the
 * work is given ends with either. The promise is settled at that moment even if the work goes on regardless.
 *
 * @throws DeadlineError when the time is over; the reason of `signal` when that is aborted; what the work throws.
 */
export async function withDeadline<T>(
  clock: Clock,
  milliseconds: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const done = new AbortController();
  const own = signal === undefined ? done.signal : AbortSignal.any([signal, done.signal]);
  async function timeUp(): Promise<never> {
    await clock.sleep(milliseconds, own);
    throw new DeadlineError(`not done within ${milliseconds} ms`);
  }
  try {
    // The sleep also ends with the caller's signal, so this race ends whatever the work does.
    return await Promise.race([work(own), timeUp()]);
  } finally {
    done.abort(over);
  }
}
