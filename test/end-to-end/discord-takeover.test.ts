import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { wordsOf } from '../support/discord-bot.ts';
import type { Discord } from '../support/discord/discord.ts';
import { startDiscord } from '../support/discord/start-discord.ts';
import type { Message } from '../support/discord/state/messages.ts';
import { forEver, speakOn } from '../support/gemini/speak-on.ts';
import { startGemini } from '../support/gemini/start-gemini.ts';
import type { Gemini } from '../support/gemini/start-gemini.ts';
import { findRedisServer } from '../support/redis/find-redis-server.ts';
import { startRedis } from '../support/redis/start-redis.ts';
import type { RedisServer } from '../support/redis/start-redis.ts';
import { startCommand } from '../support/run-command.ts';
import type { Running } from '../support/run-command.ts';

let folder: string;
let discord: Discord;
let gemini: Gemini;
let redis: RedisServer;
let running: Running[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hsc-discord-'));
  running = [];
  [discord, gemini, redis] = await Promise.all([
    startDiscord({ latency: 2, identifyEvery: 0 }),
    startGemini(),
    startRedis(await findRedisServer()),
  ]);
});
afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await Promise.all(running.map(({ ended }) => ended));
  await Promise.all([discord.close(), gemini.close(), redis.stop()]);
  await rm(folder, { recursive: true, force: true });
});

/** A process as operators start it; resolves when it is there. */
async function start(): Promise<Running> {
  const one = startCommand('src/main.ts', [], {
    ...{ PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'warn', LIMIT_PERSON: '1000/1m', LIMIT_WORKSPACE: '1000/1m' },
    ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl },
    ...{ GEMINI_API_KEY: 'test-key', GEMINI_BASE_URL: gemini.baseUrl, REDIS_URL: redis.url },
  });
  running.push(one);
  const open = (): number => discord.sessions().filter(({ isOpen }) => isOpen).length;
  await expect.poll(open, { timeout: 40_000 }).toBe(running.length);
  return one;
}

/** Half of the people ask in channels, half of them by command, each in a channel of their own. */
function ask(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const channel = discord.addChannel({ name: `room-${index}` });
    const text = `how do I pair bluetooth with the rm-5, number ${index}?`;
    if (index % 2 === 0) discord.mention({ channel, user: discord.ann, text });
    else discord.slash({ channel, user: discord.ann, options: { product: 'rm-5', question: text } });
    return channel;
  });
}

function answersAt(channel: string): readonly Message[] {
  return discord.answers(channel).filter(({ author, deletedAt }) => author === discord.appId && deletedAt === null);
}

it('a killed process has its 20 answers finished by another, in their messages, once, within 60 s', async () => {
  speakOn(gemini, forEver);
  const first = await start();
  const channels = ask(20);
  const begun = (): boolean =>
    channels.every((channel) => answersAt(channel).some((message) => wordsOf(message).includes('Word0')));
  await expect.poll(begun, { timeout: 20_000 }).toBe(true);
  const messages = channels.map((channel) => answersAt(channel).map(({ id }) => id));
  await start();
  speakOn(gemini);
  first.child.kill('SIGKILL');
  const killedAt = Date.now();
  const isWhole = (message: Message): boolean => wordsOf(message).includes('Whole.');
  const done = (): number => channels.filter((channel) => answersAt(channel).some(isWhole)).length;
  await expect.poll(done, { timeout: 70_000 }).toBe(channels.length);
  expect(Date.now() - killedAt).toBeLessThan(60_000);
  expect(channels.map((channel) => answersAt(channel).map(({ id }) => id))).toEqual(messages);
  for (const channel of channels) {
    const [answer] = answersAt(channel);
    expect(wordsOf(answer).match(/Word0 of/g)).toHaveLength(1);
    expect(wordsOf(answer)).toContain('I was interrupted');
  }
  expect(discord.violations()).toEqual([]);
}, 150_000);
