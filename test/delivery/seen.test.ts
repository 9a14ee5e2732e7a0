import { randomUUID } from 'node:crypto';
import { afterEach, expect, inject, it } from 'vitest';
import { createSeen } from '../../src/delivery/seen.ts';
import { connectRedis } from '../../src/redis/connect-redis.ts';
import type { RedisClient } from '../../src/redis/connect-redis.ts';
import { findRedisServer } from '../support/redis/find-redis-server.ts';
import { startCluster } from '../support/redis/start-cluster.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});

async function connect(url: string): Promise<RedisClient> {
  const redis = connectRedis(url);
  open.push(redis);
  expect(await redis.untilReady(5_000)).toBe(true);
  return redis;
}

/** Two processes' knowledge of one Redis, and names that nobody else uses. */
async function twoOf(url: string) {
  const [one, other] = [createSeen(await connect(url)), createSeen(await connect(url))];
  return { one, other, event: (name: string) => `${randomUUID()}:${name}` };
}

it('of two processes that hear of an event at once, under names in any order, one is the first', async () => {
  const { one, other, event } = await twoOf(inject('redisUrl'));
  for (let round = 0; round < 50; round += 1) {
    const [a, b] = [event('a'), event('b')];
    const first = await Promise.all([one.first([a, b]), other.first([b, a])]);
    expect(first.filter(Boolean)).toHaveLength(1);
  }
});

it('one name in common is enough, also on the nodes of a Cluster', async () => {
  const cluster = await startCluster(await findRedisServer());
  open.push({ close: () => cluster.stop() });
  const { one, other, event } = await twoOf(cluster.url);
  for (let round = 0; round < 20; round += 1) {
    const message = event('message');
    expect(await one.first([event('event'), message])).toBe(true);
    expect(await other.first([event('event'), message])).toBe(false);
  }
});

it('what is to be forgotten is forgotten in seconds, elsewhere as well', async () => {
  const { one, event } = await twoOf(inject('redisUrl'));
  const key = event('click');
  await one.first([key]);
  await one.forgetSoon([key]);
  const redis = await connect(inject('redisUrl'));
  const left = await redis.run((commands) => commands.pttl(`seen:${key}`));
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThanOrEqual(5_000);
});

it('while Redis is away the process knows its own events', async () => {
  const redis = connectRedis('redis://127.0.0.1:1');
  open.push(redis);
  const seen = createSeen(redis);
  expect(await seen.first(['a'])).toBe(true);
  expect(await seen.first(['a'])).toBe(false);
  await seen.forgetSoon(['a']);
});
