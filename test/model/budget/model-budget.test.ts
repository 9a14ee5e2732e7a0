import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { createInsuredBudgetLedger } from '../../../src/model/budget/insured-budget-ledger.ts';
import { createModelBudget } from '../../../src/model/budget/model-budget.ts';
import type { ModelBudget } from '../../../src/model/budget/model-budget.ts';
import { promptTokens } from '../../../src/model/budget/prompt-tokens.ts';
import type { Clock } from '../../../src/clock.ts';
import { createExtractive } from '../../../src/model/extractive.ts';
import { createGemini } from '../../../src/model/gemini.ts';
import type { GeminiSettings } from '../../../src/model/gemini.ts';
import { createModelWithFallback } from '../../../src/model/model-with-fallback.ts';
import type { ModelWithFallback } from '../../../src/model/model-with-fallback.ts';
import { connectRedis } from '../../../src/redis/connect-redis.ts';
import type { RedisClient } from '../../../src/redis/connect-redis.ts';
import { chunksOf, endOf, textIn } from '../../support/chunks-of.ts';
import { rateLimited, says, streams } from '../../support/gemini/replies.ts';
import { startGemini } from '../../support/gemini/start-gemini.ts';
import type { Gemini } from '../../support/gemini/start-gemini.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import type { ManualClock } from '../../support/manual-clock.ts';
import { contextOf, manualOf, promptOf } from '../../support/prompt-of.ts';
import { run, until } from '../../support/until.ts';

const never = new AbortController().signal;
const manual = manualOf([{ text: 'Hold the Bluetooth button to pair a phone.', headings: ['Pairing'] }]);
const prompt = promptOf({ question: 'how do I pair a phone', context: contextOf([manual]) });
const limits = { requests: 3, tokens: 1_000_000 };
const start = 3_000 * 600_000_000;

/** A prompt whose manual has so many characters. */
const promptWith = (characters: number) => ({ ...prompt, manualText: 'x'.repeat(characters) });

function budgetOf(clock: Clock, parts: { redis?: RedisClient; model?: string; tokens?: number } = {}): ModelBudget {
  const { redis = null, model = 'gemini-x', tokens = limits.tokens } = parts;
  const ledger = createInsuredBudgetLedger(redis, clock);
  return createModelBudget({ model, ledger, limits: { requests: 1_000, tokens }, clock });
}

describe('the width of a context', () => {
  it('narrows as the tokens of the minute run low, before anybody waits, and widens when they are back', async () => {
    const clock = createManualClock(start);
    const budget = budgetOf(clock);
    const seen: number[] = [];
    for (;;) {
      const width = await budget.width(never);
      const before = clock.now();
      const booking = await budget.book(promptTokens(promptWith(width)), 0, never);
      if (booking === null) break;
      expect(clock.now()).toBe(before);
      seen.push(width);
    }
    expect([...new Set(seen)]).toEqual([200_000, 50_000, 12_000]);
    const widest = seen.filter((width) => width === 200_000).length;
    expect(widest).toBe(7);
    expect(seen.length).toBeGreaterThan(50);
    await clock.advance(63_000);
    expect(await budget.width(never)).toBe(200_000);
  });

  it('is never more than what is left of a small quota', async () => {
    const clock = createManualClock(start);
    expect(await budgetOf(clock, { tokens: 60_000 }).width(never)).toBe(50_000);
    expect(await budgetOf(clock, { tokens: 10_000 }).width(never)).toBe(12_000);
  });

  it('goes by what prompts really took', async () => {
    const budget = budgetOf(createManualClock(start));
    const booking = await budget.book(promptTokens(promptWith(200_000)), 0, never);
    booking?.settle({ prompt: 900_000, cached: 0, output: 10 });
    await expect.poll(() => budget.width(never)).toBe(12_000);
  });
});

it('a text in Japanese is not taken for fewer tokens than it has characters', () => {
  const empty = promptTokens({ ...prompt, manualText: '' });
  expect(promptTokens({ ...prompt, manualText: 'あ'.repeat(10_000) }) - empty).toBeGreaterThanOrEqual(10_000);
  expect(promptTokens({ ...prompt, manualText: 'a'.repeat(200_000) }) - empty).toBeGreaterThanOrEqual(74_000);
});

describe('Gemini over HTTP with a budget in one Redis', () => {
  let gemini: Gemini;
  let redis: RedisClient;
  let name: string;
  let clock: ManualClock;
  beforeEach(async () => {
    gemini = await startGemini(() => says('Hold ', 'it.'));
    redis = connectRedis(inject('redisUrl'));
    await redis.untilReady(2_000);
    name = `gemini-${randomUUID()}`;
    clock = createManualClock(start);
  });
  afterEach(() => Promise.all([gemini.close(), redis.close()]));

  /** The model as another process has it. */
  function make(model = name, deadlines: GeminiSettings['deadlines'] = {}): ModelWithFallback {
    return createModelWithFallback({
      primary: createGemini({ apiKey: 'k', model, baseUrl: gemini.baseUrl, clock, deadlines }),
      fallback: createExtractive(),
      clock,
      onError: () => undefined,
      budget: createModelBudget({ model, ledger: createInsuredBudgetLedger(redis, clock), limits, clock }),
    });
  }
  const startsOf = async (model: ModelWithFallback) =>
    (await chunksOf(model, prompt)).find(({ type }) => type === 'text');

  it('is asked no more often in a minute than it may be, by both processes together', async () => {
    const models = [make(), make()];
    const all = [0, 1, 0, 1, 0].map((index) => chunksOf(models[index] ?? make(), prompt));
    const answers = await Promise.all(all);
    expect(gemini.requests).toHaveLength(3);
    expect(answers.map(textIn).filter((text) => text === 'Hold it.')).toHaveLength(3);
    const quoted = answers.filter((chunks) => textIn(chunks) !== 'Hold it.');
    for (const chunks of quoted)
      expect(chunks).toContainEqual({ type: 'start', model: 'extractive', fallback: 'rate-limited' });
    await clock.advance(63_000);
    expect(await startsOf(make())).toEqual({ type: 'text', text: 'Hold ' });
  });

  it('is waited for when there is room again within a few seconds', async () => {
    for (let asked = 0; asked < 3; asked += 1) await chunksOf(make(), prompt);
    await clock.advance(60_000);
    const { value, elapsed } = await run(clock, chunksOf(make(), prompt));
    expect(textIn(value)).toBe('Hold it.');
    expect(elapsed).toBeGreaterThanOrEqual(3_000);
    expect(elapsed).toBeLessThan(5_000);
  });

  it('is left alone by every process while its maker asks one of them for a pause, and other models are not', async () => {
    gemini.respond(() => rateLimited(30));
    const [first, second] = [make(), make()];
    expect(textIn(await chunksOf(first, prompt))).toContain('[MANUAL: page 1]');
    gemini.respond(() => says('Hold ', 'it.'));
    await until(async () => (await redis.run((commands) => commands.hexists(`limit:model:{${name}}`, 'until'))) === 1);
    const turnedAway = await chunksOf(second, prompt);
    expect(turnedAway).toContainEqual({ type: 'start', model: 'extractive', fallback: 'rate-limited' });
    expect(gemini.requests).toHaveLength(1);
    expect(textIn(await chunksOf(make(`${name}-light`), prompt))).toBe('Hold it.');
    await clock.advance(30_000);
    expect(textIn(await chunksOf(second, prompt))).toBe('Hold it.');
  });

  it('gives back what was estimated too high when an answer ends', async () => {
    gemini.respond(() =>
      streams({ text: 'Hold it.' }, { finish: 'STOP', usage: { promptTokenCount: 7, candidatesTokenCount: 1 } }),
    );
    await chunksOf(make(), promptWith(200_000));
    const key = `limit:model:{${name}}`;
    const slot = `t${start / 3_000}`;
    await expect.poll(() => redis.run((commands) => commands.hget(key, slot))).toBe('7');
  });

  it('ends an answer after sixty seconds with what there is, whatever one call may take', async () => {
    gemini.respond(() => streams({ text: 'Hold it.' }, { stall: true }));
    const model = make(name, { gap: 600_000, whole: 600_000 });
    const { value, elapsed } = await run(clock, chunksOf(model, prompt));
    expect(textIn(value)).toBe('Hold it.');
    expect(endOf(value).reason).toBe('cut');
    expect(elapsed).toBeGreaterThanOrEqual(59_000);
    expect(elapsed).toBeLessThanOrEqual(60_100);
    expect(await gemini.requests[0]?.closed).toEqual({ early: true });
  });
});
