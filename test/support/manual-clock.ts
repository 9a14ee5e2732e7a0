import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../src/clock.ts';

/** A clock that stands still until it is moved by hand. */
export interface ManualClock extends Clock {
  /** How many sleeps are waiting. */
  readonly sleeping: number;
  /**
   * Moves the time on. Sleeps that fall due end one after the other, in the order of their time; what follows from one
   * (further sleeps included) has happened before the next one ends, as far as it needs no input or output.
   */
  advance(milliseconds: number): Promise<void>;
}

interface Sleeper {
  readonly due: number;
  wake(): void;
}

/** Makes a clock that begins at `start` (milliseconds since the epoch). */
export function createManualClock(start: number = Date.UTC(2026, 10, 2, 9)): ManualClock {
  let time = start;
  const sleepers = new Set<Sleeper>();

  async function advance(milliseconds: number): Promise<void> {
    const end = time + milliseconds;
    await setImmediate();
    for (;;) {
      const next = earliest(sleepers);
      if (next === null || next.due > end) break;
      time = Math.max(time, next.due);
      sleepers.delete(next);
      next.wake();
      await setImmediate();
    }
    time = Math.max(time, end);
  }

  return {
    now: () => time,
    get sleeping() {
      return sleepers.size;
    },
    sleep(milliseconds, signal) {
      return new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const sleeper: Sleeper = {
          due: time + Math.max(0, milliseconds),
          wake() {
            signal?.removeEventListener('abort', abort);
            resolve();
          },
        };
        function abort(): void {
          sleepers.delete(sleeper);
          reject(toError(signal?.reason));
        }
        signal?.addEventListener('abort', abort, { once: true });
        sleepers.add(sleeper);
      });
    },
    advance,
  };
}

function earliest(sleepers: ReadonlySet<Sleeper>): Sleeper | null {
  let found: Sleeper | null = null;
  // Of two that are due at once, the one that began to sleep first: a set keeps the order.
  for (const sleeper of sleepers) if (found === null || sleeper.due < found.due) found = sleeper;
  return found;
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
