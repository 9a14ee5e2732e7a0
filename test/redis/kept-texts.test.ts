import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { connectRedis } from '../../src/redis/connect-redis.ts';
import type { RedisClient } from '../../src/redis/connect-redis.ts';
import { createKeptTexts } from '../../src/redis/kept-texts.ts';

describe('texts that are kept for a while', () => {
  let redis: RedisClient;
  beforeEach(async () => {
    redis = connectRedis(inject('redisUrl'));
    await redis.untilReady(2_000);
  });
  afterEach(() => redis.close());

  function keptBy(client: RedisClient | null) {
    return createKeptTexts({ redis: client, keptFor: 60_000, memoryCharacters: 100 });
  }

  it('are read by another process, with a time to live, until they are dropped', async () => {
    const key = `kept:${crypto.randomUUID()}`;
    await keptBy(redis).write(key, 'text');
    const other = keptBy(redis);
    expect(await other.read(key)).toBe('text');
    expect(await redis.commands.pttl(key)).toBeGreaterThan(50_000);
    await other.drop(key);
    expect(await keptBy(redis).read(key)).toBeNull();
  });

  it('are kept in memory, within a bound, without Redis and while it is away', async () => {
    const away = connectRedis('redis://127.0.0.1:1');
    for (const kept of [keptBy(null), keptBy(away)]) {
      await kept.write('a', 'x'.repeat(60));
      expect(await kept.read('a')).toHaveLength(60);
      await kept.write('b', 'y'.repeat(60));
      expect(await kept.read('a')).toBeNull();
      await kept.drop('b');
      expect(await kept.read('b')).toBeNull();
      await kept.write('c', 'z'.repeat(200));
      expect(await kept.read('c')).toBeNull();
    }
    await away.close();
  });
});
