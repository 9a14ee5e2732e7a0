import type { Clock } from '../../src/clock.ts';

interface Attempts {
  readonly attempt: () => Promise<unknown>;
  /** Told of each attempt that failed. */
  readonly onFailure: (error: unknown) => void;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

const firstPause = 2_000;
const longestPause = 60_000;

/** Tries again until it is done or called off, ever more slowly: at last once a minute. Never throws. */
export async function keepTrying({ attempt, onFailure, clock, signal }: Attempts): Promise<void> {
  for (let pause = firstPause; ; pause = Math.min(longestPause, pause * 2)) {
    try {
      await clock.sleep(pause, signal);
      await attempt();
      return;
    } catch (error) {
      if (signal.aborted) return;
      onFailure(error);
    }
  }
}
