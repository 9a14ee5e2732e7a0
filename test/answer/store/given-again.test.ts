import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { AnswerEvent } from '../../../src/answer/events.ts';
import { createAnswerStore } from '../../../src/answer/store/answer-store.ts';
import { createContextBuilder } from '../../../src/context/context-builder.ts';
import { createPassageIndexes } from '../../../src/context/passage-indexes.ts';
import { connectRedis } from '../../../src/redis/connect-redis.ts';
import type { RedisClient } from '../../../src/redis/connect-redis.ts';
import { createKeptTexts } from '../../../src/redis/kept-texts.ts';
import { systemClock } from '../../../src/system-clock.ts';
import { streams } from '../../support/gemini/replies.ts';
import { startGemini } from '../../support/gemini/start-gemini.ts';
import type { Gemini } from '../../support/gemini/start-gemini.ts';
import { eventsOf, geminiEngine, pairingQuestion } from '../../support/gemini-engine.ts';

const usage = { promptTokenCount: 500, candidatesTokenCount: 50 };
const endOf = (events: readonly AnswerEvent[]) => events.findLast((event) => event.type === 'answer-end');
const isAgain = (events: readonly AnswerEvent[]): boolean =>
  events.some((event) => event.type === 'notice' && event.notice.kind === 'answered-before');

let gemini: Gemini;
let redis: RedisClient;
let look: Redis;
let product: string;
beforeAll(async () => {
  redis = connectRedis(inject('redisUrl'));
  look = new Redis(inject('redisUrl'));
  await redis.untilReady(5_000);
});
afterAll(async () => {
  look.disconnect();
  await redis.close();
});
beforeEach(async () => {
  product = `rm-5-${randomUUID()}`;
  gemini = await startGemini(() =>
    // A model takes its time.
    streams(
      { wait: 700 },
      { text: 'Hold the PAIR button for five seconds [MANUAL: page 1].' },
      { finish: 'STOP', usage },
    ),
  );
});
afterEach(() => gemini.close());

const open = (parts: Parameters<typeof geminiEngine>[4] = {}) =>
  geminiEngine(gemini.baseUrl, redis, product, systemClock, parts);

describe('an answer that is kept in Redis', () => {
  it('is given by another process within half a second, without a request or a token, and marked', async () => {
    expect(endOf(await eventsOf(open(), pairingQuestion('q1')))?.usage).toMatchObject({ prompt: 500 });
    const other = open();
    const times: number[] = [];
    for (let asked = 2; asked <= 11; asked += 1) {
      const started = performance.now();
      const events = await eventsOf(other, pairingQuestion(`q${asked}`));
      times.push(performance.now() - started);
      expect(isAgain(events)).toBe(true);
      expect(endOf(events)).toMatchObject({
        outcome: 'answered',
        model: null,
        usage: null,
        instruction: 'general-1.1',
      });
      expect(events.filter(({ type }) => type === 'citation')).toHaveLength(1);
    }
    expect(gemini.requests).toHaveLength(1);
    expect(Math.max(...times)).toBeLessThanOrEqual(500);
  });

  it('is asked anew after a thumb down, by whichever process', async () => {
    await eventsOf(open(), pairingQuestion('q1'));
    const store = createAnswerStore(createKeptTexts({ redis, keptFor: 60_000, memoryCharacters: 1_000 }));
    await store.drop('q1');
    expect(isAgain(await eventsOf(open(), pairingQuestion('q2')))).toBe(false);
    expect(gemini.requests).toHaveLength(2);
  });

  it.each([
    ['a picture', { images: [{ mediaType: 'image/png', data: 'AA==' }] }],
    ['a thread', { thread: [{ role: 'person' as const, text: 'And the lamp?' }] }],
  ])('is never given to a question with %s', async (_, parts) => {
    await eventsOf(open(), pairingQuestion('q1'));
    expect(isAgain(await eventsOf(open(), pairingQuestion('q2', parts)))).toBe(false);
  });

  it('is not the one that the scenario’s candidate prompt wrote, nor the other way round', async () => {
    await eventsOf(open(), pairingQuestion('q1'));
    const tried = await eventsOf(open({ candidateShare: 1 }), pairingQuestion('q2'));
    expect(isAgain(tried)).toBe(false);
    expect(endOf(tried)?.instruction).toBe('general-2.1');
    expect(isAgain(await eventsOf(open({ candidateShare: 1 }), pairingQuestion('q3')))).toBe(true);
    const instructions = gemini.requests.map(({ body }) => JSON.stringify(body.systemInstruction));
    expect(new Set(instructions).size).toBe(2);
  });

  it('holds ten minutes when the budget let the model read fewer pages, else as long as all', async () => {
    const ttlOf = async () => look.pttl((await look.keys(`answer:{${product}}:*`))[0] ?? '');
    // The one page is sent all the same, so that its citation holds.
    const all = createContextBuilder({ indexes: createPassageIndexes({ maxCharacters: 1_000 }) });
    const contextBuilder: typeof all = {
      contextFor: (manuals, { text }, signal) => all.contextFor(manuals, { text }, signal),
    };
    const narrow = await eventsOf(open({ width: () => Promise.resolve(20), contextBuilder }), pairingQuestion('q1'));
    expect(endOf(narrow)?.narrowed).toBe(true);
    expect(await ttlOf()).toBeGreaterThan(590_000);
    expect(await ttlOf()).toBeLessThanOrEqual(600_000);
    await look.del(await look.keys(`answer:{${product}}:*`));
    const whole = await eventsOf(open({ width: () => Promise.resolve(200_000) }), pairingQuestion('q2'));
    expect(endOf(whole)?.narrowed).toBeUndefined();
    // One minute in this test's engine.
    expect(await ttlOf()).toBeLessThanOrEqual(60_000);
  });
});
