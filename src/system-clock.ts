import { setTimeout } from 'node:timers/promises';
import type { Clock } from './clock.ts';

/** The machine's own time. A sleep keeps the process alive, as whoever sleeps expects. */
export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(milliseconds, signal) {
    try {
      await setTimeout(milliseconds, undefined, { signal });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  },
};
