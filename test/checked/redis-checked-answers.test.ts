import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { checkedId } from '../../src/checked/checked-answers.ts';
import { createRedisCheckedAnswers } from '../../src/checked/redis-checked-answers.ts';
import { HscError } from '../../src/errors.ts';
import { connectRedis } from '../../src/redis/connect-redis.ts';
import type { RedisClient } from '../../src/redis/connect-redis.ts';
import { checkedAnswersContract } from '../contracts/checked-answers.ts';
import { checkedOf } from '../support/checked-of.ts';
import { startCluster } from '../support/redis/start-cluster.ts';
import type { RedisCluster } from '../support/redis/start-cluster.ts';

const never = new AbortController().signal;

describe('checked answers in one Redis', () => {
  const redis = connectRedis(inject('redisUrl'), { commandTimeout: 2_000 });
  const raw = new Redis(inject('redisUrl'));
  beforeAll(() => redis.untilReady(5_000));
  afterAll(async () => {
    await redis.close();
    raw.disconnect();
  });

  checkedAnswersContract(() => createRedisCheckedAnswers(redis));

  test('stand in a hash of their product, for ever', async () => {
    const productId = randomUUID();
    await createRedisCheckedAnswers(redis).save(checkedOf({ productId }));
    expect(await raw.hkeys(`checked:{${productId}}`)).toEqual([checkedId('How do I pair it?')]);
    expect(await raw.pttl(`checked:{${productId}}`)).toBe(-1);
  });

  test.each(['no JSON', '{"answer":"x"}', JSON.stringify(checkedOf({ answer: 'x'.repeat(3_001) }))])(
    'are not given when they are damaged: %.20s',
    async (json) => {
      const productId = randomUUID();
      await raw.hset(`checked:{${productId}}`, checkedId('q'), json);
      expect(await createRedisCheckedAnswers(redis).find(productId, 'q', never)).toBeNull();
      expect(await createRedisCheckedAnswers(redis).list(productId, never)).toEqual([]);
    },
  );

  test.each(['javascript:alert(1)', 'file:///etc/passwd', 'ftp://x.example/a'])(
    'are not given with the link %s',
    async (url) => {
      const productId = randomUUID();
      const answer = checkedOf({ productId, question: 'q', source: { kind: 'link', url } });
      await createRedisCheckedAnswers(redis).save(answer);
      expect(await createRedisCheckedAnswers(redis).find(productId, 'q', never)).toBeNull();
    },
  );
});

test('while Redis is away none is found, and none is said to be saved', async () => {
  const away = connectRedis('redis://127.0.0.1:9');
  const store = createRedisCheckedAnswers(away);
  expect(await store.find('td-17', 'How do I pair it?', never)).toBeNull();
  await expect(store.save(checkedOf())).rejects.toThrow(HscError);
  await away.close();
});

const program = inject('redisServer');

describe('checked answers in a Cluster', () => {
  let cluster: RedisCluster;
  let redis: RedisClient;
  beforeAll(async () => {
    cluster = await startCluster(program);
    redis = connectRedis(cluster.url, { commandTimeout: 2_000 });
    await redis.untilReady(10_000);
  });
  afterAll(async () => {
    await redis.close();
    await cluster.stop();
  });

  checkedAnswersContract(() => createRedisCheckedAnswers(redis));
});
