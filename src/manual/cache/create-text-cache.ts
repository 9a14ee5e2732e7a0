import { join } from 'node:path';
import type { Clock } from '../../clock.ts';
import type { RedisClient } from '../../redis/connect-redis.ts';
import type { TextCache } from '../text-cache.ts';
import { createFolderTextCache } from './folder-text-cache.ts';
import { createRedisTextCache } from './redis-text-cache.ts';

/** The text cache of a process: Redis where there is one, else files below the folder of data. */
export function createTextCache(redis: RedisClient | null, dataFolder: string, clock: Clock): TextCache {
  return redis === null ? createFolderTextCache(join(dataFolder, 'texts'), clock) : createRedisTextCache(redis, clock);
}
