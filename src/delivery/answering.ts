import type { Lease } from './lease.ts';
import { createRuns } from './runs.ts';
import type { RunsOptions } from './runs.ts';
import type { TakenAsk } from './taken-ask.ts';

/** Answers asks in this process, each held outside of it as far as that can be, so that none dies with it. */
export interface Answering {
  /** Begins an ask that was taken here, as soon as there is room. */
  take(taken: TakenAsk): void;
  /** Begins an ask that was fetched. */
  adopt(lease: Lease, taken: TakenAsk): void;
  /** Resolves when there is room for one more. */
  room(signal: AbortSignal): Promise<void>;
  /** Ends what runs and waits, of those that fit. */
  stop(fits: (taken: TakenAsk) => boolean): void;
  /** Those that wait here, the next one first. */
  waiting(): readonly TakenAsk[];
  /** How many wait here. */
  readonly size: number;
  readonly isBusy: boolean;
  /** Gives away or turns away what waits, lets run what runs for so long, and then does the same with that. */
  close(milliseconds: number): Promise<void>;
}

/** For a Redis that is away at the end. Milliseconds. */
const patience = 2_000;
/** For the last words of answers that were ended. Milliseconds. */
const farewell = 4_000;

export function createAnswering(options: RunsOptions): Answering {
  const { queue, keep, clock, most } = options;
  const runs = createRuns(options);
  const { line, turns } = runs;
  let closed = false;
  return {
    take(taken) {
      // One that begins at once counts as begun from its first moment on.
      const tries = line.size === 0 && line.running < most ? 1 : 0;
      runs.begin(taken, keep?.leases.hold(taken, tries) ?? null);
    },
    adopt(lease, taken) {
      if (closed) runs.giveBack(lease, taken);
      else runs.begin(taken, lease);
    },
    room: (signal) => line.room(signal),
    stop(fits) {
      for (const taken of line.waiting().filter(fits)) {
        line.remove(taken.ask.question.id);
        runs.drop(taken);
      }
      turns.end('stopped', fits);
    },
    waiting: () => line.waiting(),
    get size() {
      return line.size;
    },
    get isBusy() {
      return line.running + line.size > 0;
    },
    async close(milliseconds) {
      closed = true;
      const waiting = line.waiting();
      for (const { ask } of waiting) line.remove(ask.question.id);
      const over = new AbortController();
      const timeUp = clock.sleep(milliseconds, over.signal).catch(() => undefined);
      await Promise.all([
        ...waiting.map((taken) => runs.settle(taken, 'handed-over')),
        Promise.race([line.idle(), timeUp]),
      ]);
      over.abort();
      // A Redis that stumbled for a moment is worth the wait: the alternative is to tell people to ask again.
      if (line.running > 0) await queue?.redis.untilReady(patience);
      turns.end('handed-over', (taken) => runs.canGive(taken));
      turns.end('closing', (taken) => !runs.canGive(taken));
      await Promise.race([line.idle(), clock.sleep(farewell)]);
    },
  };
}
