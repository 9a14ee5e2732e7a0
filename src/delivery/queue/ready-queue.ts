import { Queue } from 'bullmq';
import type { RedisCommands } from '../../redis/open-connection.ts';
import type { TakenAsk } from '../taken-ask.ts';

/** The library's queue once it has spoken to Redis. */
export interface ReadyQueue {
  /** Waits for its first word with Redis; rejects when that failed, and the next call begins anew. */
  get(): Promise<Queue<TakenAsk>>;
  close(): Promise<void>;
}

export interface ReadyQueueOptions {
  readonly name: string;
  readonly prefix: string;
  readonly connection: RedisCommands;
  readonly onError: (error: unknown) => void;
}

/** Events of a queue that nobody listens to. */
const mostEvents = 100;

/** A queue whose first look at Redis failed refuses everything for good: so another one is made in its place. */
export function createReadyQueue({ name, prefix, connection, onError }: ReadyQueueOptions): ReadyQueue {
  let current: Promise<Queue<TakenAsk>> | null = null;

  async function make(): Promise<Queue<TakenAsk>> {
    const queue = new Queue<TakenAsk>(name, { prefix, connection, streams: { events: { maxLen: mostEvents } } });
    queue.on('error', onError);
    try {
      await queue.waitUntilReady();
      return queue;
    } catch (error) {
      current = null;
      await queue.close().catch(onError);
      throw error;
    }
  }

  return {
    get() {
      current ??= make();
      return current;
    },
    async close() {
      // One that isn't ready has nothing to close: the connection isn't its own.
      const queue = await Promise.race([current?.catch(() => null), Promise.resolve(null)]);
      await queue?.close();
    },
  };
}
