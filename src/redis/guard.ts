import type { Clock } from '../clock.ts';
import { withDeadline } from '../deadline.ts';

export interface GuardOptions {
  readonly clock: Clock;
  /** Milliseconds that one piece of work may take. */
  readonly deadline: number;
  /** So many failures in a row close the way. */
  readonly failures: number;
  /** Milliseconds between two looks at whether the way is free again. */
  readonly pause: number;
  /** Resolves when the way is free again, rejects otherwise. */
  readonly probe: () => Promise<unknown>;
  /** Says whether an error of the work means that the other side doesn't answer, rather than that it says no. */
  readonly counts: (error: unknown) => boolean;
  readonly onChange: (closed: boolean) => void;
}

/** Work was not even tried. */
export class GuardClosedError extends Error {
  override readonly name = 'GuardClosedError';
}

/**
 * A breaker that costs nobody a wait: after a few failures in a row work is refused at once, and a probe of its own, not
 * somebody's question, finds out when the other side answers again.
 */
export interface Guard {
  readonly closed: boolean;
  /** @throws GuardClosedError, DeadlineError, the signal's reason, or what the work throws. */
  run<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T>;
  /** Lets work through again. */
  reopen(): void;
  /** Refuses all further work and ends the probes. */
  end(): void;
}

export function createGuard(options: GuardOptions): Guard {
  const ended = new AbortController();
  let failures = 0;
  let closed = false;

  function failed(): void {
    failures += 1;
    if (closed || failures < options.failures || ended.signal.aborted) return;
    closed = true;
    options.onChange(closed);
    void probe();
  }

  function reopen(): void {
    failures = 0;
    if (!closed || ended.signal.aborted) return;
    closed = false;
    options.onChange(closed);
  }

  async function probe(): Promise<void> {
    while (closed) {
      try {
        await options.clock.sleep(options.pause, ended.signal);
        await withDeadline(options.clock, options.deadline, ended.signal, options.probe);
        reopen();
      } catch {
        if (ended.signal.aborted) return;
      }
    }
  }

  return {
    get closed() {
      return closed;
    },
    async run(signal, work) {
      if (closed) throw new GuardClosedError('not tried: it failed a moment ago');
      try {
        const result = await withDeadline(options.clock, options.deadline, signal, work);
        failures = 0;
        return result;
      } catch (error) {
        if (signal?.aborted !== true && options.counts(error)) failed();
        throw error;
      }
    },
    reopen,
    end() {
      closed = true;
      ended.abort();
    },
  };
}
