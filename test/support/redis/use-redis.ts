import { Redis } from 'ioredis';
import { afterAll, inject } from 'vitest';
import { connectRedis } from '../../../src/redis/connect-redis.ts';

/** Connections for the tests of a file: as the product has them, to a Redis and to one that is away, and one to look by. */
export async function useRedis() {
  const look = new Redis(inject('redisUrl'));
  const redis = connectRedis(inject('redisUrl'));
  const away = connectRedis('redis://127.0.0.1:9');
  afterAll(async () => {
    look.disconnect();
    await Promise.all([redis.close(), away.close()]);
  });
  await redis.untilReady(5_000);
  return { look, redis, away };
}
