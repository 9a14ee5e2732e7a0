import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import { connectRedis } from '../../redis/connect-redis.ts';
import type { RedisClient } from '../../redis/connect-redis.ts';
import { openQueueConnection } from '../../redis/open-connection.ts';
import { parseRedisUrl } from '../../redis/parse-redis-url.ts';
import { repeat } from '../../repeat.ts';
import type { AskKeep } from '../ask-keep.ts';
import { fetchAsks } from './fetch-asks.ts';
import { createHoldings } from './holding.ts';
import { createLeases } from './leases.ts';
import type { Leases } from './leases.ts';
import { createReadyQueue } from './ready-queue.ts';

/** The queue that all processes share. */
export interface SharedQueue extends AskKeep {
  readonly leases: Leases;
  /** The connection that asks are held and given away by. */
  readonly redis: RedisClient;
  /** Ids of those that wait for a process, the next one first, a thousand at most; null while Redis is away. */
  waiting(): Promise<readonly string[] | null>;
  /** Ends the connections; what is held becomes due when its lease runs out. */
  close(): Promise<void>;
}

export interface QueueOptions {
  /** Address of the Redis of the queue, or of several nodes of a Cluster separated by commas. */
  readonly url: string;
  readonly clock: Clock;
  /** Told when the connection comes and goes. */
  readonly onState: (state: RedisClient['state'], detail: string | null) => void;
  /** What the connection of the fetcher meets with. */
  readonly onError: (error: unknown) => void;
  /** How long a process is believed to live without being heard of; 24 s unless told. Milliseconds. */
  readonly lease?: number;
}

const name = 'asks';
/** One slot of a Cluster for all keys of the queue, as its scripts need. */
const prefix = '{hsc}';
const mostListed = 1_000;

/** Connects to the queue; returns at once, and goes on trying for as long as it takes. */
export function openQueue({ url, clock, onState, onError, lease = 24_000 }: QueueOptions): SharedQueue {
  const ended = new AbortController();
  const redis = connectRedis(url, {
    clock,
    onState(state, detail) {
      onState(state, detail);
      if (state !== 'ready') return;
      // The first ask has no time to wait for the library's first word with Redis.
      queue.get().catch(onError);
      // What changed while it was away is put right before anybody else takes it for abandoned.
      leases.renew().catch(onError);
    },
  });
  const queue = createReadyQueue({ name, prefix, connection: redis.commands, onError });
  const holdings = createHoldings(redis, randomUUID(), lease);
  const leases = createLeases({ queue, redis, holdings, lease, onError });

  const renewal = repeat({ clock, every: lease / 3, until: ended.signal, onError }, () => leases.renew());

  return {
    leases,
    redis,
    lease,
    async waiting() {
      if (redis.state !== 'ready') return null;
      try {
        return await redis.run(async () => (await queue.get()).getRanges(['prioritized'], 0, mostListed - 1, true));
      } catch {
        return null;
      }
    },
    fetch(given) {
      const connection = openQueueConnection(parseRedisUrl(url));
      const fetcher = fetchAsks({ name, prefix, connection, leases, holdings, lease, onError, ...given });
      return {
        async close() {
          await fetcher.close();
          connection.disconnect();
        },
      };
    },
    async close() {
      ended.abort();
      await renewal;
      await queue.close();
      await redis.close();
    },
  };
}
