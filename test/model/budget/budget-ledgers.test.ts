import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { BudgetLedger } from '../../../src/model/budget/budget-ledger.ts';
import { createInsuredBudgetLedger } from '../../../src/model/budget/insured-budget-ledger.ts';
import { createMemoryBudgetLedger } from '../../../src/model/budget/memory-budget-ledger.ts';
import { createRedisBudgetLedger } from '../../../src/model/budget/redis-budget-ledger.ts';
import type { Clock } from '../../../src/clock.ts';
import { connectRedis } from '../../../src/redis/connect-redis.ts';
import type { RedisClient } from '../../../src/redis/connect-redis.ts';
import { createManualClock } from '../../support/manual-clock.ts';

let redis: RedisClient;
beforeAll(async () => {
  redis = connectRedis(inject('redisUrl'));
  await redis.untilReady(2_000);
});
afterAll(() => redis.close());

const limits = { requests: 3, tokens: 1_000 };
/** A whole number of slots, so that the window's edges are where the test says. */
const start = 3_000 * 600_000_000;

const kinds: [string, (clock: Clock) => BudgetLedger][] = [
  ['in memory', (clock) => createMemoryBudgetLedger(clock)],
  ['in Redis', (clock) => createRedisBudgetLedger(redis, clock)],
];

describe.each(kinds)('the account of a model, %s', (_, create) => {
  function make() {
    const clock = createManualClock(start);
    const ledger = create(clock);
    const model = `m-${randomUUID()}`;
    const book = (tokens: number, requests = 1, used = false) => ledger.book(model, { requests, tokens, used }, limits);
    return { clock, ledger, model, book };
  }

  it('grants no more requests than a minute has, wherever it begins', async () => {
    const { clock, book } = make();
    for (const tokensLeft of [1_000, 990, 980]) {
      expect(await book(10)).toEqual({ granted: true, tokensLeft, wait: 0 });
      await clock.advance(10_000);
    }
    expect(await book(10)).toEqual({ granted: false, tokensLeft: 970, wait: 33_000 });
    await clock.advance(32_999);
    expect(await book(10)).toMatchObject({ granted: false, wait: 1 });
    await clock.advance(1);
    expect(await book(10)).toMatchObject({ granted: true });
    expect(await book(10)).toMatchObject({ granted: false });
  });

  it('grants no more tokens than a minute has, but one prompt beyond it when nothing else runs', async () => {
    const { clock, book } = make();
    expect(await book(600)).toMatchObject({ granted: true });
    expect(await book(401)).toMatchObject({ granted: false, tokensLeft: 400 });
    expect(await book(400)).toMatchObject({ granted: true });
    expect(await book(1)).toMatchObject({ granted: false, tokensLeft: 0 });
    await clock.advance(63_000);
    expect(await book(5_000)).toMatchObject({ granted: true, tokensLeft: 1_000 });
    expect(await book(1)).toMatchObject({ granted: false });
  });

  it('is put right by what a prompt really took, and looking takes nothing', async () => {
    const { book } = make();
    await book(600);
    await book(-500, 0, true);
    expect(await book(0, 0)).toMatchObject({ granted: true, tokensLeft: 900 });
    expect(await book(900)).toMatchObject({ granted: true });
    await book(50, 0, true);
    expect(await book(0, 0)).toMatchObject({ tokensLeft: -50 });
  });

  it('grants nothing in a pause, whose end a shorter one does not bring nearer', async () => {
    const { clock, ledger, model, book } = make();
    await ledger.pause(model, 100_000);
    await ledger.pause(model, 1_000);
    expect(await book(10)).toMatchObject({ granted: false, wait: 100_000 });
    expect((await ledger.book(`${model}-other`, { requests: 1, tokens: 10 }, limits)).granted).toBe(true);
    await clock.advance(100_000);
    expect(await book(10)).toMatchObject({ granted: true });
  });

  it('never grants more than a minute has to many at once', async () => {
    const { book } = make();
    const all = await Promise.all(Array.from({ length: 50 }, () => book(100)));
    expect(all.filter(({ granted }) => granted)).toHaveLength(3);
  });
});

it('a model with Redis away is accounted for in memory, pauses included', async () => {
  const clock = createManualClock(start);
  const away = connectRedis(inject('redisUrl'));
  await away.untilReady(2_000);
  const ledger = createInsuredBudgetLedger(away, clock);
  const model = `m-${randomUUID()}`;
  await ledger.pause(model, 5_000);
  await away.close();
  const wish = { requests: 1, tokens: 10 };
  expect(await ledger.book(model, wish, limits)).toMatchObject({ granted: false, wait: 5_000 });
  await clock.advance(5_000);
  const all = await Promise.all(Array.from({ length: 5 }, () => ledger.book(model, wish, limits)));
  expect(all.filter(({ granted }) => granted)).toHaveLength(3);
});

it('the account of a model goes from Redis by itself, not before a pause has ended', async () => {
  const clock = createManualClock(start);
  const ledger = createRedisBudgetLedger(redis, clock);
  const model = `m-${randomUUID()}`;
  const key = `limit:model:{${model}}`;
  await ledger.book(model, { requests: 1, tokens: 10 }, limits);
  expect(await redis.run((commands) => commands.pttl(key))).toBeGreaterThan(60_000);
  await ledger.pause(model, 300_000);
  await ledger.book(model, { requests: 0, tokens: 5, used: true }, limits);
  const left = await redis.run((commands) => commands.pttl(key));
  expect(left).toBeGreaterThan(290_000);
  expect(left).toBeLessThanOrEqual(300_000);
});
