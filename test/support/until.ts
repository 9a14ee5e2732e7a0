import { setTimeout } from 'node:timers/promises';
import type { ManualClock } from './manual-clock.ts';

/** Resolves once the condition holds; real time only passes as long as it doesn't. Throws after 10 s. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`never came true: ${condition.toString()}`);
    await setTimeout(1);
  }
}

/**
 * Lets the clock run until the promise is settled, far faster than real time but slowly enough for disk, network and
 * thread pool; gives the result and the milliseconds of the clock that passed.
 */
export async function run<T>(clock: ManualClock, promise: Promise<T>): Promise<{ value: T; elapsed: number }> {
  const start = clock.now();
  const settled = new AbortController();
  const settle = (): void => {
    settled.abort();
  };
  promise.then(settle, settle);
  while (!settled.signal.aborted) {
    await clock.advance(50);
    await setTimeout(1);
    if (clock.now() - start > 600_000) throw new Error('not settled after ten minutes of the clock');
  }
  return { value: await promise, elapsed: clock.now() - start };
}
