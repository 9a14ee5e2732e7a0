import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { AnswerEvent, AnswerOutcome } from '../../src/answer/events.ts';
import { createCatalog } from '../../src/catalog/create-catalog.ts';
import { createGaps, readGaps } from '../../src/insight/gaps.ts';
import { noteGaps } from '../../src/note-gaps.ts';
import { backupLines, restoreLines } from '../../src/redis/backup.ts';
import { connectRedis } from '../../src/redis/connect-redis.ts';
import type { RedisClient } from '../../src/redis/connect-redis.ts';
import { pairingQuestion } from '../support/gemini-engine.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { productOf } from '../support/prompt-of.ts';
import { startRedis } from '../support/redis/start-redis.ts';
import type { RedisServer } from '../support/redis/start-redis.ts';
import { runCommand } from '../support/run-command.ts';
import { until } from '../support/until.ts';

const program = inject('redisServer');
const never = new AbortController().signal;
const day = 24 * 60 * 60 * 1_000;

describe('questions that the manuals do not answer', () => {
  let server: RedisServer;
  let client: RedisClient;
  let redis: Redis;

  beforeAll(async () => {
    server = await startRedis(program);
    redis = new Redis(server.url);
    client = connectRedis(server.url);
    await client.untilReady(5_000);
  });
  afterAll(async () => {
    await client.close();
    redis.disconnect();
    await server.stop();
  });
  beforeEach(() => redis.flushall());

  const gapsAt = (time: number) => createGaps({ redis: client, clock: createManualClock(time), days: 30 });
  const today = Math.floor(Date.now() / day) * day + 1_000;

  it('are counted over days, whatever their case and blanks, and go after the days of retention', async () => {
    await gapsAt(today - day).note('td-17', 'can it play MP3 files?');
    await gapsAt(today).note('td-17', ' Can it play\n MP3  files? ');
    await gapsAt(today).note('rm-5', 'is it waterproof?');
    const gaps = await readGaps(redis, null, never);
    expect(gaps.map(({ productId, question, times }) => [productId, question, times])).toEqual([
      ['td-17', 'Can it play MP3 files?', 2],
      ['rm-5', 'is it waterproof?', 1],
    ]);
    expect((await readGaps(redis, 'rm-5', never)).map(({ productId }) => productId)).toEqual(['rm-5']);
    const lastDay = new Date(today).toISOString().slice(0, 10);
    expect(gaps[0]?.lastDay).toBe(lastDay);
    expect(await redis.pexpiretime(`gap:{td-17}:${lastDay}`)).toBe(today - 1_000 + 30 * day);
  });

  it('are no more than a hundred of a product and day, and no longer than 300 characters', async () => {
    const gaps = gapsAt(today);
    await gaps.note('td-17', 'asked twice');
    await gaps.note('td-17', 'asked twice');
    for (let number = 0; number < 150; number += 1) await gaps.note('td-17', `question ${number} ${'x'.repeat(400)}`);
    const kept = await readGaps(redis, null, never);
    expect(kept).toHaveLength(100);
    expect(kept[0]).toMatchObject({ question: 'asked twice', times: 2 });
    expect(Math.max(...kept.map(({ question }) => question.length))).toBe(300);
  });

  it('come back from a backup', async () => {
    await gapsAt(today).note('td-17', 'is it waterproof?');
    const before = await readGaps(redis, null, never);
    const lines = await Array.fromAsync(backupLines(redis, never));
    await redis.flushall();
    async function* given(): AsyncGenerator<string> {
      for (const line of lines) yield await Promise.resolve(line);
    }
    await restoreLines(redis, given(), never);
    expect(before).toHaveLength(1);
    expect(await readGaps(redis, null, never)).toEqual(before);
  });

  it('are written by the engine for that outcome alone, of products of the catalog, without who asked', async () => {
    const catalog = createCatalog([productOf({ id: 'rm-5', name: 'RM-5', aliases: [], manuals: [] })]);
    const product = { id: 'rm-5', name: 'RM-5', brand: 'Lindholm', supportUrl: null };
    const ask = async (outcome: AnswerOutcome, id: string, text: string): Promise<void> => {
      async function* answer(): AsyncGenerator<AnswerEvent> {
        yield await Promise.resolve({ type: 'product-resolved', product: { ...product, id }, certainty: 'exact' });
        yield { type: 'answer-end', outcome, model: null, usage: null };
      }
      const question = pairingQuestion('q', { text, asker: { platform: 'slack', id: 'U-ann' } });
      await Array.fromAsync(noteGaps({ answer }, gapsAt(today), catalog).answer(question, never));
    };
    await ask('answered', 'rm-5', 'answered');
    await ask('no_manual', 'rm-5', 'no manual');
    await ask('not_in_manual', 'elsewhere', 'of no product here');
    await ask('not_in_manual', 'rm-5', 'is it waterproof?');
    await until(async () => (await redis.keys('gap:*')).length > 0);
    expect(await readGaps(redis, null, never)).toMatchObject([{ productId: 'rm-5', question: 'is it waterproof?' }]);
    expect(JSON.stringify(await Array.fromAsync(backupLines(redis, never)))).not.toContain('U-ann');
  });

  it('npm run gaps shows them, of all products or of one', async () => {
    await gapsAt(today).note('td-17', 'can it play MP3 files?');
    await gapsAt(today).note('rm-5', 'is it \u001b[31m waterproof?');
    const all = await runCommand('adapters/terminal/gaps.ts', [], { REDIS_URL: server.url });
    expect(all).toMatchObject({ code: 0, stderr: '2 questions.\n' });
    expect(all.stdout).toContain('td-17  can it play MP3 files?');
    expect(all.stdout).not.toContain('\u001b');
    const one = await runCommand('adapters/terminal/gaps.ts', ['rm-5'], { REDIS_URL: server.url });
    expect(one.stdout.trim().split('\n')).toHaveLength(1);
    expect((await runCommand('adapters/terminal/gaps.ts', [])).code).toBe(1);
  });
});
