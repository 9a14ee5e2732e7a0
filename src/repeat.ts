import type { Clock } from './clock.ts';

/** How something is done again and again. */
export interface Repetition {
  readonly clock: Clock;
  /** Milliseconds from the end of one time to the beginning of the next. */
  readonly every: number;
  /** Ends it. */
  readonly until: AbortSignal;
  /** Told of what the work throws; it is done again all the same. */
  readonly onError: (error: unknown) => void;
}

/** Does the work again and again, first after one wait; resolves when it was told to end and the work has ended. */
export async function repeat(
  { clock, every, until, onError }: Repetition,
  work: () => Promise<unknown>,
): Promise<void> {
  while (await slept(clock, every, until)) {
    try {
      await work();
    } catch (error) {
      onError(error);
    }
  }
}

async function slept(clock: Clock, milliseconds: number, until: AbortSignal): Promise<boolean> {
  try {
    await clock.sleep(milliseconds, until);
    return !until.aborted;
  } catch (error) {
    if (until.aborted) return false;
    throw error;
  }
}
