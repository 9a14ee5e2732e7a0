import { LRUCache } from 'lru-cache';
import { HscError } from '../errors.ts';
import type { RedisClient } from './connect-redis.ts';

/** Small texts that are kept for a while and may be lost without harm. */
export interface KeptTexts {
  /** Null when there is none. Throws the signal's reason alone. */
  read(key: string, signal?: AbortSignal): Promise<string | null>;
  /** @param keptFor milliseconds; as long as all others unless told */
  write(key: string, text: string, keptFor?: number): Promise<void>;
  drop(key: string): Promise<void>;
}

export interface KeptTextsOptions {
  readonly redis: RedisClient | null;
  /** Milliseconds. */
  readonly keptFor: number;
  /** The most that is kept without Redis, UTF-16 units of texts and keys. */
  readonly memoryCharacters: number;
}

/** In Redis, shared by all processes; in the memory of this one where there is no Redis, or while it is away. */
export function createKeptTexts({ redis, keptFor: usually, memoryCharacters }: KeptTextsOptions): KeptTexts {
  const memory = new LRUCache<string, string>({
    maxSize: memoryCharacters,
    ttl: usually,
    sizeCalculation: (text, key) => text.length + key.length,
  });

  async function unlessAway<T>(work: (client: RedisClient) => Promise<T>, otherwise: () => T): Promise<T> {
    if (redis === null) return otherwise();
    try {
      return await work(redis);
    } catch (error) {
      if (error instanceof HscError) return otherwise();
      throw error;
    }
  }

  return {
    read: (key, signal) =>
      unlessAway(
        (client) => client.run((commands) => commands.get(key), signal),
        () => memory.get(key) ?? null,
      ),
    async write(key, text, keptFor = usually) {
      await unlessAway(
        (client) => client.run((commands) => commands.set(key, text, 'PX', keptFor)),
        () => {
          memory.set(key, text, { ttl: keptFor });
          return null;
        },
      );
    },
    async drop(key) {
      memory.delete(key);
      await unlessAway(
        (client) => client.run((commands) => commands.del(key)),
        () => 0,
      );
    },
  };
}
