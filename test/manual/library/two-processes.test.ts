import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterEach, describe, expect, inject, test } from 'vitest';
import type { ManualReference } from '../../../src/catalog/product.ts';
import { createRedisTextCache } from '../../../src/manual/cache/redis-text-cache.ts';
import { createManualLibrary } from '../../../src/manual/library/create-manual-library.ts';
import { connectRedis } from '../../../src/redis/connect-redis.ts';
import type { RedisClient } from '../../../src/redis/connect-redis.ts';
import { systemClock } from '../../../src/system-clock.ts';
import { createFakeExtractor } from '../../support/fake-extractor.ts';
import { createFakeManualSource, fails, gated, serves } from '../../support/fake-manual-source.ts';
import { freePort } from '../../support/free-port.ts';
import { startRedis } from '../../support/redis/start-redis.ts';
import type { RedisServer } from '../../support/redis/start-redis.ts';
import { until } from '../../support/until.ts';
import { never, reference, textOf, url } from './library-under-test.ts';

const program = inject('redisServer');
const cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});

/** What one process has: a connection, a library, a source and an extractor of its own. Real time. */
async function startProcess(redisUrl: string, patience = 5_000) {
  const redis = connectRedis(redisUrl);
  await redis.untilReady(patience);
  const source = createFakeManualSource();
  const extractor = createFakeExtractor();
  const cache = createRedisTextCache(redis, systemClock);
  const events: string[] = [];
  const library = createManualLibrary({
    source,
    extractor,
    cache,
    clock: systemClock,
    onLoad: { tier: (tier, result) => events.push(`${tier} ${result}`), failure: (reason) => events.push(reason) },
  });
  cleanUp.push(async () => {
    await library.close();
    await redis.close();
  });
  const load = (which: ManualReference) => library.load(which, { signal: never });
  return { redis, source, extractor, library, load, cache, events };
}

/** A manual that no other test uses. */
function fresh(): ManualReference {
  return { ...reference, documentId: randomUUID() };
}

async function startServer(port?: number): Promise<RedisServer> {
  const server = await startRedis(program, port === undefined ? [] : ['--port', String(port)]);
  cleanUp.push(() => server.stop());
  return port === undefined ? server : { ...server, port, url: `redis://127.0.0.1:${port}` };
}

describe('two processes over one Redis', () => {
  const redisUrl = inject('redisUrl');

  test('load a cold manual of a hundred askers once', async () => {
    const [one, two] = [await startProcess(redisUrl), await startProcess(redisUrl)];
    const which = fresh();
    const gate = gated(serves('One|Two'));
    for (const process of [one, two]) process.source.set(url, gate.address);
    const loads = Array.from({ length: 50 }, () => [one.load(which), two.load(which)]).flat();
    await until(() => one.source.calls.length + two.source.calls.length > 0);
    gate.open();
    const outcomes = await Promise.all(loads);
    expect(outcomes.every((outcome) => textOf(outcome) === 'One|Two')).toBe(true);
    expect(one.source.calls.length + two.source.calls.length).toBe(1);
    expect(one.extractor.calls.length + two.extractor.calls.length).toBe(1);
    expect(new Set(outcomes.map((outcome) => outcome.kind === 'ready' && outcome.origin))).toEqual(
      new Set(['network', 'redis']),
    );
  });

  test('load many cold manuals at once, each once', async () => {
    const [one, two] = [await startProcess(redisUrl), await startProcess(redisUrl)];
    for (const process of [one, two]) process.source.set(url, serves('One'));
    const all = Array.from({ length: 30 }, fresh);
    await Promise.all(all.flatMap((which) => [one.load(which), two.load(which)]));
    expect(one.source.calls.length + two.source.calls.length).toBe(30);
  });

  test('the second one tries for itself when the first one fails', async () => {
    const [one, two] = [await startProcess(redisUrl), await startProcess(redisUrl)];
    const which = fresh();
    const gate = gated(fails('unreachable'));
    one.source.set(url, gate.address);
    two.source.set(url, serves('One'));
    const first = one.load(which);
    await until(() => one.source.calls.length === 1);
    const second = two.load(which);
    await until(() => two.events.includes('redis miss'));
    expect(two.source.calls).toHaveLength(0);
    gate.open();
    expect(textOf(await first)).toBe('!unreachable');
    expect(textOf(await second)).toBe('One');
    await until(async () => (await two.cache.read(which.documentId, never)) !== null);
    expect(textOf(await one.load(which))).toBe('One');
  });

  test('one that dies while loading is replaced', async () => {
    const survivor = await startProcess(redisUrl);
    const which = fresh();
    survivor.source.set(url, serves('One'));
    const dead = await survivor.cache.lease(which.documentId, 700, never);
    expect(dead.held).toBe(true);
    const start = performance.now();
    expect(textOf(await survivor.load(which))).toBe('One');
    expect(performance.now() - start).toBeGreaterThan(500);
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  test('one that lives keeps its lease for longer than it was given', async () => {
    const one = await startProcess(redisUrl);
    const which = fresh();
    const gate = gated(serves('One'));
    one.source.set(url, gate.address);
    const load = one.load(which);
    await until(() => one.source.calls.length === 1);
    const raw = new Redis(redisUrl);
    cleanUp.push(async () => {
      await raw.quit();
    });
    const key = `doc_lease:{${which.documentId}}`;
    let [lowest, renewed] = [Infinity, false];
    await until(async () => {
      const left = await raw.pttl(key);
      renewed ||= left > lowest + 500;
      lowest = Math.min(lowest, left);
      return renewed;
    });
    expect(lowest).toBeGreaterThan(1_500);
    gate.open();
    await load;
    await until(async () => (await raw.exists(key)) === 0);
  });

  test.each([
    ['a text without its meta', 'doc_text', 'hello'],
    ['a meta without its text', 'doc_meta', '{"version":1}'],
  ])('%s, left there by somebody else, is replaced by the manual', async (_what, key, value) => {
    const one = await startProcess(redisUrl);
    const which = fresh();
    await one.redis.commands.set(`${key}:{${which.documentId}}`, value);
    one.source.set(url, serves('One'));
    expect(await one.load(which)).toMatchObject({ kind: 'ready', origin: 'network' });
    await until(async () => (await one.cache.read(which.documentId, never)) !== null);
  });
});

describe('a library whose Redis', () => {
  async function timed<T>(work: Promise<T>): Promise<{ value: T; took: number }> {
    const start = performance.now();
    return { value: await work, took: performance.now() - start };
  }
  const answers = (redis: RedisClient): Promise<boolean> =>
    redis
      .run((commands) => commands.ping())
      .then(
        () => true,
        () => false,
      );

  test('is away from the start works without it', async () => {
    const one = await startProcess(`redis://127.0.0.1:${await freePort()}`, 100);
    one.source.set(url, serves('One'));
    const { value, took } = await timed(one.load(reference));
    expect(value).toMatchObject({ kind: 'ready', origin: 'network' });
    expect(took).toBeLessThan(500);
  });

  test('is killed while a manual is loaded gives the manual all the same, and keeps the next one once it is back', async () => {
    const port = await freePort();
    const server = await startServer(port);
    const one = await startProcess(server.url);
    const gate = gated(serves('One'));
    one.source.set(url, gate.address);
    const load = one.load(reference);
    await until(() => one.source.calls.length === 1);
    process.kill(server.pid, 'SIGKILL');
    await until(() => one.redis.state === 'away');
    gate.open();
    const { value, took } = await timed(load);
    expect(textOf(value)).toBe('One');
    expect(took).toBeLessThan(500);
    await startServer(port);
    await until(() => answers(one.redis));
    const next = fresh();
    await one.load(next);
    await until(async () => (await one.cache.read(next.documentId, never)) !== null);
  });

  test('is frozen costs at most a second once, and almost nothing afterwards', async () => {
    const server = await startServer();
    const one = await startProcess(server.url);
    one.source.set(url, serves('One'));
    process.kill(server.pid, 'SIGSTOP');
    const costs: number[] = [];
    for (let n = 0; n < 60; n += 1) {
      const { value, took } = await timed(one.load(fresh()));
      expect(textOf(value)).toBe('One');
      costs.push(took);
    }
    costs.sort((a, b) => a - b);
    expect(costs.at(-1)).toBeLessThan(1_300);
    // The 95th percentile of what it costs.
    expect(costs[56]).toBeLessThan(100);
    process.kill(server.pid, 'SIGCONT');
    await until(() => answers(one.redis));
  });

  test('is restarted empty while a manual is loaded still has one load, by whom holds the lease', async () => {
    const port = await freePort();
    const server = await startServer(port);
    const one = await startProcess(server.url);
    const gate = gated(serves('One'));
    one.source.set(url, gate.address);
    const load = one.load(reference);
    await until(() => one.source.calls.length === 1);
    process.kill(server.pid, 'SIGKILL');
    await until(() => one.redis.state === 'away');
    await startServer(port);
    // The holder takes its lease again by itself.
    const key = 'doc_lease:{td-17}';
    await until(async () => {
      const there = await one.redis.run((commands) => commands.exists(key)).catch(() => 0);
      return there === 1;
    });
    const two = await startProcess(server.url);
    two.source.set(url, serves('One'));
    const second = two.load(reference);
    await until(() => two.events.includes('redis miss'));
    gate.open();
    expect([textOf(await load), textOf(await second)]).toEqual(['One', 'One']);
    expect(two.source.calls).toHaveLength(0);
  });

  test('can only be read serves what is there and keeps nothing new', async () => {
    const server = await startServer();
    const one = await startProcess(server.url);
    one.source.set(url, serves('One'));
    await one.load(reference);
    await until(async () => (await one.cache.read('td-17', never)) !== null);
    await one.redis.commands.replicaof('127.0.0.1', await freePort());
    const two = await startProcess(server.url);
    two.source.set(url, serves('One'));
    expect(await two.load(reference)).toMatchObject({ origin: 'redis', cacheHit: true });
    const other = await two.load(fresh());
    expect(other).toMatchObject({ kind: 'ready', origin: 'network' });
  });
});
