import type { ManualOutcome, ManualProgress } from '../manual.ts';

/** What a load is doing: looking into the caches, waiting for another process, or the work itself. */
export type FlightPhase = 'looking' | 'waiting' | 'fetching' | 'extracting';

/** What the work of a load sees of it. */
export interface FlightControl {
  /** Ends when nobody waits for the load any more. */
  readonly signal: AbortSignal;
  enter(phase: FlightPhase): void;
  /** Says what can be served should the load take too long. */
  offer(fallback: ManualOutcome): void;
  readonly report: (progress: ManualProgress) => void;
  /** Gives everybody the outcome. What the work does afterwards it does for itself, and nobody's leaving ends it. */
  deliver(outcome: ManualOutcome): void;
}

/** One load of one document, shared by all who ask for it meanwhile. */
export interface Flight {
  readonly phase: FlightPhase;
  /** What an asker who can't wait is given, if there is anything. */
  readonly fallback: ManualOutcome | null;
  /** True when it has been ended, so that nobody should join it any more. */
  readonly abandoned: boolean;
  /** Rejects only when the work threw, or was ended. */
  readonly outcome: Promise<ManualOutcome>;
  /** Settles, never rejects, when the work has ended. */
  readonly ended: Promise<void>;
  /** Adds an asker; returns how that one leaves. The last one to leave ends the load. */
  join(onProgress: (progress: ManualProgress) => void): () => void;
  /** Lets it end by itself even if nobody waits. */
  goOn(): void;
  end(reason: Error): void;
}

/** Nobody waits for the load any more. */
class AbandonedError extends Error {
  override readonly name = 'AbandonedError';
}

/** Starts the work of a load at once. */
export function startFlight(work: (control: FlightControl) => Promise<void>): Flight {
  const controller = new AbortController();
  const askers = new Set<(progress: ManualProgress) => void>();
  const { promise: outcome, resolve, reject } = Promise.withResolvers<ManualOutcome>();
  let phase: FlightPhase = 'looking';
  let fallback: ManualOutcome | null = null;
  let lastProgress: ManualProgress | null = null;
  let goesOn = false;

  const control: FlightControl = {
    signal: controller.signal,
    enter(next) {
      phase = next;
    },
    offer(instead) {
      fallback = instead;
    },
    report(progress) {
      lastProgress = progress;
      for (const tell of askers) tellSafely(tell, progress);
    },
    deliver(result) {
      goesOn = true;
      resolve(result);
    },
  };
  // An end without an outcome is an error too; after `deliver` both settle nothing.
  const ended = work(control).then(() => {
    reject(new Error('the load ended without an outcome'));
  }, reject);
  // Those who wait hear of it; when nobody does, it is nobody's failure.
  outcome.catch(() => undefined);

  return {
    get phase() {
      return phase;
    },
    get fallback() {
      return fallback;
    },
    get abandoned() {
      return controller.signal.aborted;
    },
    outcome,
    ended,
    join(onProgress) {
      const tell = (progress: ManualProgress): void => {
        onProgress(progress);
      };
      askers.add(tell);
      if (lastProgress !== null) tellSafely(tell, lastProgress);
      return () => {
        askers.delete(tell);
        if (askers.size === 0 && !goesOn) controller.abort(new AbandonedError('nobody waits for this manual'));
      };
    },
    goOn() {
      goesOn = true;
    },
    end(reason) {
      controller.abort(reason);
    },
  };
}

// One asker's status line must not disturb the load that others wait for.
function tellSafely(tell: (progress: ManualProgress) => void, progress: ManualProgress): void {
  try {
    tell(progress);
  } catch {
    // Its own affair.
  }
}
