import { readSettings } from '../../src/config.ts';
import { connectRedis } from '../../src/redis/connect-redis.ts';
import type { RedisCommands } from '../../src/redis/open-connection.ts';

/** Milliseconds that a command waits for Redis. */
const patience = 5_000;

/** Runs the work with the Redis of the settings; what keeps it from that is a sentence on standard error and exit code 1. */
export async function withRedis(work: (commands: RedisCommands) => Promise<string>): Promise<void> {
  try {
    process.stderr.write(`${await workWithRedis(work)}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

async function workWithRedis(work: (commands: RedisCommands) => Promise<string>): Promise<string> {
  const { settings, faults } = readSettings();
  if (settings === null) throw new Error(faults.join('\n'));
  if (settings.REDIS_URL === null) throw new Error('REDIS_URL is not set, so there is nothing that could be saved.');
  const redis = connectRedis(settings.REDIS_URL.join(','), { commandTimeout: patience });
  try {
    if (!(await redis.untilReady(patience))) throw new Error('Redis does not answer at REDIS_URL.');
    return await work(redis.commands);
  } finally {
    await redis.close();
  }
}
