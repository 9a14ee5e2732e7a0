import { join } from 'node:path';
import type { RedisClient } from '../redis/connect-redis.ts';
import type { CheckedAnswers } from './checked-answers.ts';
import { createFolderCheckedAnswers } from './folder-checked-answers.ts';
import { createRedisCheckedAnswers } from './redis-checked-answers.ts';

/** The checked answers of a process: in Redis where there is one, else files below the folder of data. */
export function createCheckedAnswers(redis: RedisClient | null, dataFolder: string): CheckedAnswers {
  return redis === null ? createFolderCheckedAnswers(join(dataFolder, 'checked')) : createRedisCheckedAnswers(redis);
}
