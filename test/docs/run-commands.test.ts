import { cp, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { checkedId } from '../../src/checked/checked-answers.ts';
import { createRedisCheckedAnswers } from '../../src/checked/redis-checked-answers.ts';
import { createGaps } from '../../src/insight/gaps.ts';
import { connectRedis } from '../../src/redis/connect-redis.ts';
import { systemClock } from '../../src/system-clock.ts';
import { bareEnvironment } from '../support/bare-environment.ts';
import { checkedOf } from '../support/checked-of.ts';
import { shortRuns } from '../support/docs/command-runs.ts';
import { startLine } from '../support/docs/start-line.ts';
import { freePort } from '../support/free-port.ts';
import { says } from '../support/gemini/replies.ts';
import { startGemini } from '../support/gemini/start-gemini.ts';
import type { Gemini } from '../support/gemini/start-gemini.ts';
import { startRedis } from '../support/redis/start-redis.ts';
import type { RedisServer } from '../support/redis/start-redis.ts';

/** What is put in place of the blanks. */
const blanks: Readonly<Record<string, string>> = {
  '…': 'test-key',
  'PRODUCT QUESTION': 'rm-5 how do I pair bluetooth',
  'THE WORDS THEY USED': 'lindholm rm5 pairing',
  'THE-ID': checkedId('does it float?'),
};

describe('each of them, in a folder like a fresh checkout', () => {
  let folder: string;
  let redis: RedisServer;
  let client: Redis;
  let gemini: Gemini;
  let environment: Record<string, string>;
  let bot: ReturnType<typeof startLine> | null = null;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hsc-docs-'));
    for (const name of await readdir('.')) {
      if (!['.git', '.env', 'data', 'catalog'].includes(name)) await symlink(resolve(name), join(folder, name));
    }
    // Of the sample the one product whose manual needs no network.
    const inCatalog = (name: string): [string, string] => [join('catalog', name), join(folder, 'catalog', name)];
    await cp(...inCatalog('lindholm.json'));
    await cp(...inCatalog('samples'), { recursive: true });
    redis = await startRedis(inject('redisServer'));
    client = new Redis(redis.url);
    gemini = await startGemini();
    gemini.respond(() => says('Choose **RM-5 Audio** in the list. '));
    const port = String(await freePort());
    environment = { ...bareEnvironment(), PORT: port, REDIS_URL: redis.url, GEMINI_BASE_URL: gemini.baseUrl };
    await fill();
  }, 60_000);
  afterAll(async () => {
    bot?.kill();
    await bot?.ended;
    client.disconnect();
    await Promise.all([redis.stop(), gemini.close()]);
    await rm(folder, { recursive: true, force: true });
  });

  /** A question that no manual answered, and one that a person did. */
  async function fill(): Promise<void> {
    const connection = connectRedis(redis.url);
    await connection.untilReady(5_000);
    await createGaps({ redis: connection, clock: systemClock, days: 30 }).note('lindholm-rm-5', 'how do I fly');
    const answer = checkedOf({ productId: 'lindholm-rm-5', question: 'does it float?' });
    await createRedisCheckedAnswers(connection).save(answer);
    await connection.close();
  }

  async function run(line: string): Promise<string> {
    const address = /^curl (\S+)$/.exec(line)?.[1]?.replace('3000', environment['PORT'] ?? '');
    if (address !== undefined) return await (await fetch(address)).text();
    const [program, command = '', ...words] = line.replaceAll("'", '').split(' ');
    // Not every Redis comes with its client.
    if (program === 'redis-cli') return String(await client.call(command, ...words));
    const running = startLine(filled(line), { cwd: folder, env: environment });
    const code = await running.ended;
    expect(code, running.screen()).toBe(0);
    return running.screen();
  }

  it.each(Object.entries(shortRuns))('%s', { timeout: 60_000 }, async (line, expected) => {
    if (line === 'npm start') {
      bot = startLine(line, { cwd: folder, env: environment });
      await expect.poll(bot.screen, { timeout: 50_000 }).toMatch(expected);
    } else expect(await run(line)).toMatch(expected);
  });
});

function filled(line: string): string {
  return Object.entries(blanks).reduce((text, [blank, words]) => text.replace(blank, words), line);
}
