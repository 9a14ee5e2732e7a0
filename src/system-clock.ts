import { setTimeout } from 'node:timers/promises';
import type { Clock } from './clock.ts';

/** The machine's own time. A sleep never keeps the process alive by itself. */
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
