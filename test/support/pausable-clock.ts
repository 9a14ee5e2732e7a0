import { systemClock } from '../../src/system-clock.ts';
import type { Clock } from '../../src/clock.ts';

/** The machine's time for a process that can be made to stand still: nobody wakes up meanwhile. */
export interface PausableClock extends Clock {
  readonly pause: () => void;
  readonly resume: () => void;
}

export function createPausableClock(): PausableClock {
  let gate: PromiseWithResolvers<undefined> | null = null;
  return {
    now: () => systemClock.now(),
    async sleep(milliseconds, signal) {
      await systemClock.sleep(milliseconds, signal);
      await gate?.promise;
      signal?.throwIfAborted();
    },
    pause() {
      gate ??= Promise.withResolvers();
    },
    resume() {
      gate?.resolve(undefined);
      gate = null;
    },
  };
}
