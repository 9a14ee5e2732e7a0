import { LRUCache } from 'lru-cache';
import type { RedisClient } from '../redis/connect-redis.ts';
import { unlessAway } from '../redis/unless-away.ts';

/** Knows events again that a platform sends several times. */
export interface Seen {
  /** Remembers the keys; false when one of them was seen before. Never throws for Redis. */
  first(eventKeys: readonly string[]): Promise<boolean>;
  /** Forgets them in a few seconds: whoever was refused may ask again. Never throws for Redis. */
  forgetSoon(eventKeys: readonly string[]): Promise<void>;
}

/** Platforms send an event again within minutes; an hour is safe. Milliseconds. */
const rememberedFor = 60 * 60 * 1_000;
/** The same message may come as two events, one right after the other. Milliseconds. */
const soon = 5_000;
const mostRemembered = 100_000;

/** `seen:{event}` in Redis for all processes, and in the memory of this one, which is enough while Redis is away. */
export function createSeen(redis: RedisClient | null): Seen {
  const memory = new LRUCache<string, true>({ max: mostRemembered, ttl: rememberedFor });

  /** Each key is set by itself, since they lie on different nodes of a Cluster; one that two events share decides. */
  async function isNew(client: RedisClient, eventKeys: readonly string[]): Promise<boolean> {
    // In one order for all: otherwise of two events with the same keys each could be the second.
    const keys = eventKeys.toSorted();
    const replies = await client.run((commands) =>
      Promise.all(keys.map((key) => commands.set(keyOf(key), '1', 'PX', rememberedFor, 'NX'))),
    );
    return replies.every((reply) => reply === 'OK');
  }

  return {
    async first(eventKeys) {
      if (eventKeys.some((key) => memory.has(key))) return false;
      for (const key of eventKeys) memory.set(key, true);
      if (redis === null || eventKeys.length === 0) return true;
      return await unlessAway(true, () => isNew(redis, eventKeys));
    },
    async forgetSoon(eventKeys) {
      for (const key of eventKeys) memory.set(key, true, { ttl: soon });
      if (redis === null || eventKeys.length === 0) return;
      await unlessAway([], () =>
        redis.run((commands) => Promise.all(eventKeys.map((key) => commands.pexpire(keyOf(key), soon)))),
      );
    },
  };
}

function keyOf(eventKey: string): string {
  return `seen:${eventKey}`;
}
