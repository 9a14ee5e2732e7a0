import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import type { Cluster } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { createRedisCheckedAnswers } from '../../src/checked/redis-checked-answers.ts';
import { createFeedback } from '../../src/insight/feedback.ts';
import { createMetrics } from '../../src/insight/metrics.ts';
import { backupLines, restoreLines } from '../../src/redis/backup.ts';
import { connectRedis } from '../../src/redis/connect-redis.ts';
import { systemClock } from '../../src/system-clock.ts';
import { bareEnvironment } from '../support/bare-environment.ts';
import { checkedOf } from '../support/checked-of.ts';
import { startCluster } from '../support/redis/start-cluster.ts';
import { startRedis } from '../support/redis/start-redis.ts';
import type { RedisServer } from '../support/redis/start-redis.ts';

const program = inject('redisServer');
const never = new AbortController().signal;

describe('backup and restore', () => {
  let server: RedisServer;
  let redis: Redis;

  beforeAll(async () => {
    server = await startRedis(program);
    redis = new Redis(server.url);
  });
  afterAll(async () => {
    redis.disconnect();
    await server.stop();
  });
  beforeEach(() => redis.flushall());

  async function fill(): Promise<void> {
    const client = connectRedis(server.url);
    await client.untilReady(5_000);
    const feedback = createFeedback({ redis: client, metrics: createMetrics(), clock: systemClock, days: 30 });
    const vote = { platform: 'p', person: 'U1', scenario: 'general', productId: 'td-17' } as const;
    for (let question = 0; question < 700; question += 1) {
      await feedback.vote({ ...vote, questionId: `q-${question}`, vote: 'up' });
    }
    const checked = createRedisCheckedAnswers(client);
    await checked.save(checkedOf({ productId: 'td-17', answer: 'Hold \u0000 PAIR, für fünf Sekunden.' }));
    await client.close();
    await redis.rpush('gap:{td-17}', 'a', 'b');
    await redis.set('doc_text:{td-17}', 'can be fetched again');
  }

  async function contents(of: Redis): Promise<Record<string, string>> {
    const keys = (await of.keys('*')).toSorted();
    const entries = keys.map(async (key) => [key, (await of.dumpBuffer(key)).toString('base64')] as const);
    return Object.fromEntries(await Promise.all(entries));
  }

  it('brings back all that cannot be made again, with its time to live, after Redis was lost', async () => {
    await fill();
    const before = await contents(redis);
    delete before['doc_text:{td-17}'];
    const ends = await redis.pexpiretime('feedback:{q-5}');
    const lines = await Array.fromAsync(backupLines(redis, never));
    await redis.flushall();
    expect(await restoreLines(redis, asyncOf(lines), never)).toEqual({ restored: 702, kept: 0 });
    expect(await contents(redis)).toEqual(before);
    expect(await redis.pexpiretime('feedback:{q-5}')).toBe(ends);
    expect(ends).toBeGreaterThan(Date.now());
  });

  it('brings checked answers back beside those that were saved since, and leaves those', async () => {
    const client = connectRedis(server.url);
    await client.untilReady(5_000);
    const checked = createRedisCheckedAnswers(client);
    for (const question of ['one', 'two']) await checked.save(checkedOf({ question, answer: 'old' }));
    const lines = await Array.fromAsync(backupLines(redis, never));
    await redis.flushall();
    for (const question of ['two', 'three']) await checked.save(checkedOf({ question, answer: 'new' }));
    expect(await restoreLines(redis, asyncOf(lines), never)).toEqual({ restored: 1, kept: 0 });
    const answers = ['one', 'two', 'three'].map(async (question) => {
      return (await checked.find('td-17', question, never))?.answer;
    });
    expect(await Promise.all(answers)).toEqual(['old', 'new', 'new']);
    expect(await redis.keys('*')).toEqual(['checked:{td-17}']);
    expect(await restoreLines(redis, asyncOf(lines), never)).toEqual({ restored: 0, kept: 1 });
    await client.close();
  });

  it('leaves what is there already, and does not revive what has ended', async () => {
    await redis.set('gap:a', 'old');
    await redis.set('gap:b', 'old', 'PX', 50);
    const lines = await Array.fromAsync(backupLines(redis, never));
    await redis.set('gap:a', 'new');
    await expect.poll(() => redis.exists('gap:b')).toBe(0);
    await restoreLines(redis, asyncOf(lines), never);
    expect([await redis.get('gap:a'), await redis.exists('gap:b')]).toEqual(['new', 0]);
  });

  it.each([
    'no JSON',
    '{"key":"answer:x","expires":0,"value":"AAAA"}',
    '{"key":"gap:x","expires":-1,"value":"AAAA"}',
    '{"key":"gap:x","expires":0,"value":"***"}',
  ])('refuses %s, and says which line it is', async (line) => {
    await expect(restoreLines(redis, asyncOf(['', line]), never)).rejects.toThrow('Line 2 is no record of a backup.');
    expect(await redis.dbsize()).toBe(0);
  });

  it('saves and restores by two commands', async () => {
    await fill();
    const saved = await command('backup', '');
    expect(saved).toMatchObject({ code: 0, stderr: 'Saved 702 records.\n' });
    await redis.flushall();
    expect(await command('restore', saved.stdout)).toMatchObject({
      code: 0,
      stderr: 'Restored 702 records, 0 were there already.\n',
    });
    expect(await redis.dbsize()).toBe(702);
  });

  it('says in a sentence that there is no Redis', async () => {
    const { code, stderr } = await command('backup', '', { REDIS_URL: 'redis://127.0.0.1:9' });
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'Redis does not answer at REDIS_URL.\n' });
  });

  it('finds the keys of every master of a Cluster', async () => {
    const cluster = await startCluster(program);
    const client = connectRedis(cluster.url);
    await client.untilReady(10_000);
    const commands = client.commands as Cluster;
    for (let key = 0; key < 50; key += 1) await commands.set(`gap:{${key}}`, 'x');
    for (let key = 0; key < 10; key += 1) await commands.hset(`checked:{${key}}`, 'a', 'x', 'b', 'y');
    await commands.hset('feedback:9', 'a', 'x', 'b', 'y');
    const lines = await Array.fromAsync(backupLines(commands, never));
    expect(lines).toHaveLength(61);
    for (const master of commands.nodes('master')) await master.flushall();
    expect(await restoreLines(commands, asyncOf(lines), never)).toEqual({ restored: 61, kept: 0 });
    for (const key of ['checked:{7}', 'feedback:9']) await commands.hdel(key, 'b');
    expect(await restoreLines(commands, asyncOf(lines), never)).toEqual({ restored: 2, kept: 59 });
    expect(await commands.hgetall('checked:{7}')).toEqual({ a: 'x', b: 'y' });
    await client.close();
    await cluster.stop();
  });

  async function command(name: string, input: string, more: Record<string, string> = {}) {
    const child = spawn(process.execPath, ['require-node.js', `adapters/terminal/${name}.ts`], {
      env: { ...bareEnvironment(), REDIS_URL: server.url, ...more },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const [stdout, stderr] = [[] as Buffer[], [] as Buffer[]];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.stdin.end(input);
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() };
  }
});

async function* asyncOf(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
  await Promise.resolve();
}
