import { setTimeout } from 'node:timers/promises';
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

/** Between two looks, so that looking takes nothing from what is measured; and how long is looked. Milliseconds. */
const interval = 100;
const patience = 15_000;

/** Resolves once a Redis says this of its replication. Throws when it never does. */
export async function untilReplication(server: RedisServer, says: string): Promise<void> {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    if ((await askRedis(server, 'INFO', 'replication')).includes(says)) return;
    await setTimeout(interval);
  }
  throw new Error(`Redis never said ${says}`);
}
