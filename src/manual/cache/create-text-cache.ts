import type { Clock } from '../../clock.ts';
import type { RedisClient } from '../../redis/connect-redis.ts';
import type { TextCache } from '../text-cache.ts';
import { createFolderTextCache } from './folder-text-cache.ts';
import { createRedisTextCache } from './redis-text-cache.ts';

/** The text cache of a process: Redis where there is one, else files in `folder`. */
export function createTextCache(redis: RedisClient | null, folder: string, clock: Clock): TextCache {
  return redis === null ? createFolderTextCache(folder, clock) : createRedisTextCache(redis, clock);
}
