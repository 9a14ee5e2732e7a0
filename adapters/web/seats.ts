import type { Clock } from '../../src/clock.ts';

/** A bound on what goes on at once, and an orderly end. */
export interface Seats {
  /** Starts the work, which must not throw, and holds a seat for it; false when all are taken or the end has come. */
  take(work: (stop: AbortSignal) => Promise<void>): boolean;
  /** Gives no more seats, waits up to `milliseconds` for those who sit, then stops them and waits for their end. */
  close(milliseconds: number): Promise<void>;
}

export function createSeats(most: number, clock: Clock): Seats {
  const running = new Set<Promise<void>>();
  const stop = new AbortController();
  let closed = false;
  return {
    take(work) {
      if (closed || running.size >= most) return false;
      const seat = work(stop.signal).finally(() => running.delete(seat));
      running.add(seat);
      return true;
    },
    async close(milliseconds) {
      closed = true;
      const done = new AbortController();
      const all = Promise.all(running).finally(() => {
        done.abort();
      });
      await clock.sleep(milliseconds, done.signal).catch(() => undefined);
      stop.abort(new DOMException('The server is closing.', 'TimeoutError'));
      await all;
    },
  };
}
