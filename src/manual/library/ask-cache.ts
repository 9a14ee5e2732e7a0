import type { Clock } from '../../clock.ts';
import { withDeadline } from '../../deadline.ts';

/** Milliseconds for one call of the text cache. */
const cacheTimeout = 2_000;

/**
 * Calls the text cache, for a bounded time. Null when it can't be reached: everything goes on without it.
 *
 * @param onFailure told why it can't
 * @throws only the reason of `signal`, when that is aborted.
 */
export async function askCache<T>(
  clock: Clock,
  signal: AbortSignal | undefined,
  call: (signal: AbortSignal) => Promise<T>,
  onFailure: (detail: string) => void = () => undefined,
): Promise<{ readonly answer: T } | null> {
  try {
    return { answer: await withDeadline(clock, cacheTimeout, signal, call) };
  } catch (error) {
    signal?.throwIfAborted();
    onFailure(error instanceof Error ? error.message : String(error));
    return null;
  }
}
