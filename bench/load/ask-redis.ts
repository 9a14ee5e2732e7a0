import { Redis } from 'ioredis';
import type { RedisServer } from '../../test/support/redis/start-redis.ts';

/** Gives one command to a Redis, over a connection of its own; resolves to its reply as text. */
export async function askRedis({ url }: RedisServer, command: string, ...words: readonly string[]): Promise<string> {
  const client = new Redis(url);
  try {
    return String(await client.call(command, ...words));
  } finally {
    client.disconnect();
  }
}
