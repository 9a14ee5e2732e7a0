import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createRedisTextCache } from '../../../src/manual/cache/redis-text-cache.ts';
import { keptFor } from '../../../src/manual/text-cache.ts';
import { connectRedis } from '../../../src/redis/connect-redis.ts';
import type { RedisClient } from '../../../src/redis/connect-redis.ts';
import { textCacheContract } from '../../contracts/text-cache.ts';
import { makeManual } from '../../support/make-manual.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { startCluster } from '../../support/redis/start-cluster.ts';
import type { RedisCluster } from '../../support/redis/start-cluster.ts';

const never = new AbortController().signal;

describe('texts in one Redis', () => {
  const redis = connectRedis(inject('redisUrl'), { commandTimeout: 2_000 });
  const raw = new Redis(inject('redisUrl'));
  beforeAll(() => redis.untilReady(5_000));
  afterAll(async () => {
    await redis.close();
    raw.disconnect();
  });

  textCacheContract((clock) => createRedisTextCache(redis, clock));

  test('the text of a manual can be read with GET, pages separated by form feeds', async () => {
    const id = randomUUID();
    const cache = createRedisTextCache(redis, createManualClock());
    await cache.write(makeManual(['Erste Seite', 'שלום'], { documentId: id }), never);
    await cache.write(makeManual(['Second manual'], { documentId: `${id}:2` }), never);
    expect(await raw.get(`doc_text:{${id}}`)).toBe('Erste Seite\fשלום');
    expect(await raw.get(`doc_text:{${id}}:2`)).toBe('Second manual');
    expect(JSON.parse((await raw.get(`doc_meta:{${id}}`)) ?? '')).toMatchObject({
      url: 'https://maker.example/td-17.pdf',
      etag: '"v1"',
      pageCount: 2,
      pages: [{ label: 'A-1' }, { label: 'A-2' }],
    });
  });

  test('both keys go 30 days after the text was last confirmed', async () => {
    const id = randomUUID();
    const clock = createManualClock();
    const manual = makeManual(['x'], { documentId: id, fetchedAt: clock.now() - 60_000 });
    await createRedisTextCache(redis, clock).write(manual, never);
    for (const key of [`doc_text:{${id}}`, `doc_meta:{${id}}`]) {
      const left = await raw.pttl(key);
      expect(left).toBeLessThanOrEqual(keptFor - 60_000);
      expect(left).toBeGreaterThan(keptFor - 90_000);
    }
  });

  test.each([
    ['text of another version', 'text', 'Other'],
    ['a page more', 'text', 'Page\fmore'],
    ['an empty text', 'text', ''],
    ['no JSON', 'meta', 'hello'],
    ['an empty object', 'meta', '{}'],
    ['null', 'meta', 'null'],
    ['an older version', 'meta', '{"version":0,"documentId":"td-17","pageCount":1}'],
    ['bytes that are no text', 'meta', Buffer.from([0xff, 0xfe, 0x00])],
  ])('%s beside it makes it no manual, until the next one is written', async (_what, part, value) => {
    const id = randomUUID();
    const cache = createRedisTextCache(redis, createManualClock());
    const manual = makeManual(['Page'], { documentId: id });
    await cache.write(manual, never);
    await raw.set(`doc_${part}:{${id}}`, value);
    expect(await cache.read(id, never)).toBeNull();
    await cache.write(manual, never);
    expect(await cache.read(id, never)).toEqual(manual);
  });

  test('a key of another type, a lost key and the meta of another document make it no manual', async () => {
    const cache = createRedisTextCache(redis, createManualClock());
    const [id, other] = [randomUUID(), randomUUID()];
    const manual = makeManual(['Page'], { documentId: id });
    await cache.write(makeManual(['Page'], { documentId: other }), never);
    await cache.write(manual, never);
    await raw.set(`doc_meta:{${id}}`, (await raw.get(`doc_meta:{${other}}`)) ?? '');
    expect(await cache.read(id, never)).toBeNull();
    await raw.del(`doc_text:{${id}}`);
    await raw.hset(`doc_text:{${id}}`, { a: 'b' });
    expect(await cache.read(id, never)).toBeNull();
    await raw.del(`doc_text:{${id}}`);
    expect(await cache.read(id, never)).toBeNull();
    await cache.write(manual, never);
    expect(await cache.read(id, never)).toEqual(manual);
  });

  test('a lease that ran out goes to the next one, and its old holder cannot end or prolong it', async () => {
    const id = randomUUID();
    const cache = createRedisTextCache(redis, createManualClock());
    const first = await cache.lease(id, 30, never);
    const second = await expect
      .poll(async () => (await cache.lease(id, 60_000, never)).held, { interval: 10 })
      .toBe(true)
      .then(() => raw.get(`doc_lease:{${id}}`));
    await first.release();
    expect(await first.renew(60_000, never)).toBe(false);
    expect(await raw.get(`doc_lease:{${id}}`)).toBe(second);
  });

  test('a lease that a restarted Redis forgot is taken again by its holder', async () => {
    const id = randomUUID();
    const cache = createRedisTextCache(redis, createManualClock());
    const first = await cache.lease(id, 60_000, never);
    await raw.del(`doc_lease:{${id}}`);
    expect(await first.renew(60_000, never)).toBe(true);
    expect((await cache.lease(id, 60_000, never)).held).toBe(false);
  });
});

const program = inject('redisServer');

describe('texts in a Cluster of three masters', () => {
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

  textCacheContract((clock) => createRedisTextCache(redis, clock));

  test('the manuals are spread over the masters', async () => {
    const cache = createRedisTextCache(redis, createManualClock());
    for (let n = 0; n < 30; n += 1) await cache.write(makeManual(['x'], { documentId: `spread-${n}` }), never);
    const sizes = await Promise.all(
      cluster.masters.map(async (master) => {
        const client = new Redis(master.url);
        const size = await client.dbsize();
        client.disconnect();
        return size;
      }),
    );
    expect(Math.min(...sizes)).toBeGreaterThan(0);
  });
});
