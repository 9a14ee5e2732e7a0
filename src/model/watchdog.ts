import type { Clock } from '../clock.ts';

/** Ends a call that keeps its caller waiting. */
interface Watchdog {
  /** Aborted, with the reason that was given, when the time was over. */
  readonly signal: AbortSignal;
  /** Gives the call this many milliseconds from now; what was given before counts no longer. */
  allow(milliseconds: number, reason: () => Error): void;
  /** No time counts until the next `allow`. */
  rest(): void;
  /** No time counts any more, and nothing waits. */
  close(): void;
}

/** Why a wait is called off. One for all: an error with its stack costs time. */
const calledOff = new Error('called off');

/** Makes a watchdog on this clock. It does nothing until `allow` is called. */
export function createWatchdog(clock: Clock): Watchdog {
  const bark = new AbortController();
  let due = Infinity;
  let why = (): Error => calledOff;
  /** One sleep at a time, looked at again when it ends: time is given with every chunk, and a sleep costs more. */
  let sleep: { readonly until: number; readonly stop: AbortController } | null = null;

  async function watch(until: number): Promise<void> {
    const stop = new AbortController();
    sleep = { until, stop };
    try {
      await clock.sleep(Math.max(0, until - clock.now()), stop.signal);
    } catch {
      // Called off: that is the only way in which a sleep fails.
      return;
    }
    if (stop.signal.aborted) return;
    sleep = null;
    if (clock.now() >= due) bark.abort(why());
    else if (due < Infinity) await watch(due);
  }

  return {
    signal: bark.signal,
    allow(milliseconds, reason) {
      due = clock.now() + milliseconds;
      why = reason;
      if (sleep !== null && sleep.until <= due) return;
      sleep?.stop.abort(calledOff);
      void watch(due);
    },
    rest() {
      due = Infinity;
    },
    close() {
      due = Infinity;
      sleep?.stop.abort(calledOff);
      sleep = null;
    },
  };
}
