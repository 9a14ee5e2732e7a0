import type { Clock } from './clock.ts';

/**
 * Does the work again and again, so many milliseconds after it has ended, until the signal is aborted; resolves then.
 * Rejects with what the work throws.
 */
export async function repeat(
  clock: Clock,
  milliseconds: number,
  until: AbortSignal,
  work: () => Promise<unknown>,
): Promise<void> {
  while (await slept(clock, milliseconds, until)) await work();
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
