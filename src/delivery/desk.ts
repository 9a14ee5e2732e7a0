import PQueue from 'p-queue';
import { LRUCache } from 'lru-cache';
import type { Ask } from './ask.ts';

export type Taken =
  | 'taken'
  /** It came before: nothing is to be done. */
  | 'seen'
  /** Too many are waiting: the asker has to be told to try again. */
  | 'full';

/** Takes asks in and has each answered once. */
export interface Desk {
  take(ask: Ask): Taken;
  /** Remembers what came in without being a question; false when one of the keys was seen before. */
  first(eventKeys: readonly string[]): boolean;
  /** How many asks wait for a worker. */
  readonly waiting: number;
  /** Takes nothing more and lets what it took end for so many milliseconds; then aborts it, those waiting included. */
  close(milliseconds: number): Promise<void>;
}

export interface DeskOptions {
  /** Answers one ask. What it throws is told to `onError`; it has told the asker itself. */
  readonly answer: (ask: Ask, signal: AbortSignal) => Promise<void>;
  readonly onError: (error: unknown, ask: Ask) => void;
  /** Answers that run at once in this process. */
  readonly most?: number;
  /** Asks that may wait for one of them to end. */
  readonly mostWaiting?: number;
}

/** Platforms send an event again within minutes; an hour is safe. Milliseconds. */
const rememberedFor = 60 * 60 * 1_000;
const mostRemembered = 100_000;

/** A desk in the memory of this process. */
export function createDesk({ answer, onError, most = 300, mostWaiting = 1_000 }: DeskOptions): Desk {
  const seen = new LRUCache<string, true>({ max: mostRemembered, ttl: rememberedFor });
  const queue = new PQueue({ concurrency: most });
  const ended = new AbortController();
  let closed = false;

  async function work(ask: Ask): Promise<void> {
    try {
      await answer(ask, ended.signal);
    } catch (error) {
      onError(error, ask);
    }
  }

  const wasSeen = (keys: readonly string[]): boolean => keys.some((key) => seen.has(key));
  const remember = (keys: readonly string[]): void => {
    for (const key of keys) seen.set(key, true);
  };

  return {
    take(ask) {
      if (wasSeen(ask.eventKeys)) return 'seen';
      if (closed || queue.size >= mostWaiting) return 'full';
      remember(ask.eventKeys);
      void queue.add(() => work(ask));
      return 'taken';
    },
    first(eventKeys) {
      if (wasSeen(eventKeys)) return false;
      remember(eventKeys);
      return true;
    },
    get waiting() {
      return queue.size;
    },
    async close(milliseconds) {
      closed = true;
      const deadline = AbortSignal.timeout(milliseconds);
      deadline.addEventListener('abort', () => {
        ended.abort(new Error('the process is ending'));
      });
      await queue.onIdle();
    },
  };
}
