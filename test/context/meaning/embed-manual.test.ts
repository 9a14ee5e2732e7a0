import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { embedManual } from '../../../src/context/meaning/embed-manual.ts';
import { createVectorStore } from '../../../src/context/meaning/vector-store.ts';
import { packVectors } from '../../../src/context/meaning/vectors.ts';
import type { Passage } from '../../../src/context/passage.ts';
import { HscError } from '../../../src/errors.ts';
import { RateLimited } from '../../../src/model/rate-limited.ts';
import { connectRedis } from '../../../src/redis/connect-redis.ts';
import type { RedisClient } from '../../../src/redis/connect-redis.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { until } from '../../support/until.ts';

const passages: readonly Passage[] = Array.from({ length: 230 }, (_, place) => ({
  documentId: 'd',
  page: place + 1,
  headings: ['Setup'],
  text: `text ${place}`,
  start: 0,
}));
const vectorOf = (text: string): number[] => [Number(/\d+/u.exec(text)?.[0] ?? 0) + 1, 1];
const { signal } = new AbortController();

let redis: RedisClient;
let sha256: string;
beforeAll(async () => {
  redis = connectRedis(inject('redisUrl'));
  await redis.untilReady(2_000);
});
afterAll(() => redis.close());
beforeEach(() => {
  sha256 = randomBytes(32).toString('hex');
});

/** Embeds as told: one entry for each call; after the last one every call succeeds. */
function embedderWith(...failures: (HscError | null)[]) {
  const calls: number[] = [];
  return {
    calls,
    model: 'embedding-x',
    embed(texts: readonly string[]): Promise<readonly number[][]> {
      calls.push(texts.length);
      const failure = failures.shift() ?? null;
      return failure === null ? Promise.resolve(texts.map(vectorOf)) : Promise.reject(failure);
    },
  };
}

const keysOf = (): Promise<string[]> =>
  redis.run((commands) =>
    'nodes' in commands ? Promise.resolve([]) : commands.keys(`embedding:{${sha256.slice(0, 32)}}*`),
  );

describe('the vectors of a manual', () => {
  it('are made in batches, once for all processes, and forgotten after a while', async () => {
    const embedder = embedderWith();
    const parts = { embedder, store: createVectorStore(redis), clock: createManualClock(), signal };
    const expected = packVectors(passages.map(({ text }) => vectorOf(text)));
    expect(await embedManual(sha256, passages, parts)).toEqual(expected);
    expect(embedder.calls).toEqual([100, 100, 30]);
    expect(await embedManual(sha256, passages, { ...parts, store: createVectorStore(redis) })).toEqual(expected);
    expect(embedder.calls).toHaveLength(3);
    const keys = await keysOf();
    expect(keys).toHaveLength(3);
    expect(keys[0]).toContain('embedding-x');
    for (const key of keys) expect(await redis.run((commands) => commands.pttl(key))).toBeGreaterThan(0);
    const bytes = await redis.run((commands) => commands.getBuffer(keys.find((key) => key.includes(':2:')) ?? ''));
    expect(bytes).toHaveLength(2 + 30 * 2);
  });

  it('that broke off in the middle go on where they were', async () => {
    const refused = new HscError('model-refused', 'no');
    const parts = { store: createVectorStore(redis), clock: createManualClock(), signal };
    const broken = embedderWith(null, refused);
    await expect(embedManual(sha256, passages, { ...parts, embedder: broken })).rejects.toBe(refused);
    const embedder = embedderWith();
    expect(await embedManual(sha256, passages, { ...parts, embedder })).not.toBeNull();
    expect(embedder.calls).toEqual([100, 30]);
  });

  it('are made by one process at a time', async () => {
    const gate = Promise.withResolvers<null>();
    const embedder = embedderWith();
    const slow = { ...embedder, embed: (texts: readonly string[]) => gate.promise.then(() => embedder.embed(texts)) };
    const parts = { store: createVectorStore(redis), clock: createManualClock(), signal };
    const first = embedManual(sha256, passages, { ...parts, embedder: slow });
    await until(async () => (await redis.run((c) => c.exists(`embedding_lease:{${sha256.slice(0, 32)}}`))) === 1);
    expect(await embedManual(sha256, passages, { ...parts, embedder })).toBeNull();
    gate.resolve(null);
    expect(await first).not.toBeNull();
    expect(embedder.calls).toEqual([100, 100, 30]);
  });

  it('are tried again after longer and longer waits, as long as the maker asks for, and five times at most', async () => {
    const clock = createManualClock();
    const away = new HscError('model-unavailable', 'away');
    const embedder = embedderWith(away, new RateLimited('slow down', 7_000), away, away, away);
    const start = clock.now();
    const ended = embedManual(sha256, passages.slice(0, 10), {
      embedder,
      store: createVectorStore(null),
      clock,
      signal,
    }).catch((error: unknown) => error);
    for (const calls of [2, 3, 4, 5]) {
      while (embedder.calls.length < calls) await clock.advance(500);
    }
    expect(await ended).toBe(away);
    expect(embedder.calls).toHaveLength(5);
    expect(clock.now() - start).toBeGreaterThanOrEqual(500 + 7_000 + 8_000 + 30_000);
  });

  it('of another cut of the same manual are others', async () => {
    const parts = { store: createVectorStore(redis), clock: createManualClock(), signal };
    await embedManual(sha256, passages, { ...parts, embedder: embedderWith() });
    const embedder = embedderWith();
    await embedManual(sha256, passages.slice(1), { ...parts, embedder });
    expect(embedder.calls).toEqual([100, 100, 29]);
  });
});
