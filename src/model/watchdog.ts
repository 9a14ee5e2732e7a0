import type { Clock } from '../clock.ts';

/** Ends a call that keeps its caller waiting. */
interface Watchdog {
  /** Aborted, with the reason that was given, when the time was over. */
  readonly signal: AbortSignal;
  /** Gives the call this many milliseconds from now; what was given before counts no longer. */
  allow(milliseconds: number, reason: () => Error): void;
  /** No time counts any more. */
  rest(): void;
}

/** Why a wait is called off. One for all: it happens with every chunk, and an error with its stack costs time. */
const calledOff = new Error('called off');

/** Makes a watchdog on this clock. It does nothing until `allow` is called. */
export function createWatchdog(clock: Clock): Watchdog {
  const bark = new AbortController();
  let waiting = new AbortController();

  async function watch(milliseconds: number, reason: () => Error, stop: AbortSignal): Promise<void> {
    try {
      await clock.sleep(milliseconds, stop);
    } catch {
      // Called off: that is the only way in which a sleep fails.
      return;
    }
    if (!stop.aborted) bark.abort(reason());
  }

  return {
    signal: bark.signal,
    allow(milliseconds, reason) {
      waiting.abort(calledOff);
      waiting = new AbortController();
      void watch(milliseconds, reason, waiting.signal);
    },
    rest() {
      waiting.abort(calledOff);
    },
  };
}
