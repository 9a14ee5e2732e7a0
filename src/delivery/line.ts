import { once } from 'node:events';
import PQueue from 'p-queue';
import type { TakenAsk } from './taken-ask.ts';

/** Asks that wait in this process for others to end, and those that run. */
export interface Line {
  /**
   * Has the work done as soon as there is room, the lowest rank first; of one rank, in the order of asking. `work` must
   * not throw.
   */
  add(taken: TakenAsk, work: () => Promise<void>): void;
  /** Those that wait, in the order of their turns. */
  waiting(): readonly TakenAsk[];
  /** Takes one out that waits; false when it doesn't. */
  remove(id: string): boolean;
  readonly size: number;
  readonly running: number;
  /** Resolves when one more would run at once. */
  room(signal: AbortSignal): Promise<void>;
  /** Resolves when nothing runs or waits. */
  idle(): Promise<void>;
}

interface Entry {
  readonly taken: TakenAsk;
  /** Takes it out of the queue. */
  readonly left: AbortController;
}

/** @param most work that is done at once */
export function createLine(most: number): Line {
  const queue = new PQueue({ concurrency: most });
  const entries = new Map<string, Entry>();

  async function wait({ taken: { ask, rank }, left }: Entry, work: () => Promise<void>): Promise<void> {
    const begin = (): Promise<void> => {
      entries.delete(ask.question.id);
      return work();
    };
    try {
      await queue.add(begin, { priority: -rank, signal: left.signal });
    } catch (error) {
      if (!left.signal.aborted) throw error;
    }
  }

  return {
    add(taken, work) {
      const entry = { taken, left: new AbortController() };
      entries.set(taken.ask.question.id, entry);
      void wait(entry, work);
    },
    waiting: () => [...entries.values()].map(({ taken }) => taken).toSorted((one, other) => one.rank - other.rank),
    remove(id) {
      const entry = entries.get(id);
      entries.delete(id);
      entry?.left.abort();
      return entry !== undefined;
    },
    get size() {
      return entries.size;
    },
    get running() {
      return queue.pending;
    },
    async room(signal) {
      signal.throwIfAborted();
      while (queue.pending + entries.size >= most) await once(queue, 'next', { signal });
    },
    idle: () => queue.onIdle(),
  };
}
