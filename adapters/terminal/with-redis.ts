import { readSettings } from '../../src/config.ts';
import { connectRedis } from '../../src/redis/connect-redis.ts';
import type { RedisClient } from '../../src/redis/connect-redis.ts';
import type { RedisCommands } from '../../src/redis/open-connection.ts';
import type { Settings } from '../../src/settings/schema.ts';

/** Milliseconds that a command waits for Redis. */
const patience = 5_000;

/** Runs the work with the Redis of the settings; what keeps it from that is a sentence on standard error and exit code 1. */
export async function withRedis(work: (commands: RedisCommands) => Promise<string>): Promise<void> {
  await withStore(({ redis }) => {
    if (redis === null) throw new Error('REDIS_URL is not set, so there is nothing that could be saved.');
    return work(redis.commands);
  });
}

/** What the settings say that things are kept in. */
export interface Store {
  /** Null: in the folder of data. */
  readonly redis: RedisClient | null;
  readonly settings: Settings;
}

/** The same for what is kept in the folder of data where there is no Redis. */
export async function withStore(work: (store: Store) => Promise<string>): Promise<void> {
  try {
    process.stderr.write(`${await workWithStore(work)}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

async function workWithStore(work: (store: Store) => Promise<string>): Promise<string> {
  const { settings, faults } = readSettings();
  if (settings === null) throw new Error(faults.join('\n'));
  if (settings.REDIS_URL === null) return await work({ redis: null, settings });
  const redis = connectRedis(settings.REDIS_URL.join(','), { commandTimeout: patience });
  try {
    if (!(await redis.untilReady(patience))) throw new Error('Redis does not answer at REDIS_URL.');
    return await work({ redis, settings });
  } finally {
    await redis.close();
  }
}
