import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../../../src/clock.ts';

/** The machine's own time; a sleep doesn't keep the process alive. */
export const realClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    setTimeout(milliseconds, undefined, signal === undefined ? { ref: false } : { signal, ref: false }),
};

/** A clock that doesn't have to be moved on for a pause of nothing. */
export function unhurried(clock: Clock): Clock {
  return {
    now: () => clock.now(),
    sleep: (milliseconds, signal) => (milliseconds === 0 ? Promise.resolve() : clock.sleep(milliseconds, signal)),
  };
}
