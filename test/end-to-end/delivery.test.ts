import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forEver, speakOn } from '../support/gemini/speak-on.ts';
import { startGemini } from '../support/gemini/start-gemini.ts';
import type { Gemini } from '../support/gemini/start-gemini.ts';
import { findRedisServer } from '../support/redis/find-redis-server.ts';
import { startRedis } from '../support/redis/start-redis.ts';
import type { RedisServer } from '../support/redis/start-redis.ts';
import { startCommand } from '../support/run-command.ts';
import type { Running } from '../support/run-command.ts';
import { wordsOf } from '../support/slack-bot.ts';
import { readable } from '../support/slack-stage.ts';
import { startSlack } from '../support/slack/start-slack.ts';
import type { Message } from '../support/slack/state/messages.ts';
import type { Slack } from '../support/slack/slack.ts';

let folder: string;
let slack: Slack;
let gemini: Gemini;
let redis: RedisServer;
let running: Running[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hsc-delivery-'));
  running = [];
  [slack, gemini, redis] = await Promise.all([
    startSlack({ latency: 2 }),
    startGemini(),
    startRedis(await findRedisServer()),
  ]);
});
afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await Promise.all(running.map(({ ended }) => ended));
  await Promise.all([slack.close(), gemini.close(), redis.stop()]);
  await rm(folder, { recursive: true, force: true });
});

/** A process as operators start it; resolves when it is there. */
async function start(role: string, settings: Readonly<Record<string, string>> = {}): Promise<Running> {
  const one = startCommand('src/main.ts', [], {
    ...{ PORT: '0', DATA_DIR: folder, ROLE: role, LOG_LEVEL: 'warn' },
    ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl },
    ...{ GEMINI_API_KEY: 'test-key', GEMINI_BASE_URL: gemini.baseUrl, REDIS_URL: redis.url },
    ...{ LIMIT_PERSON: '1000/1m', LIMIT_WORKSPACE: '1000/1m', MODEL_TOKENS_PER_MINUTE: '10000000' },
    ...settings,
  });
  running.push(one);
  const isThere = role === 'worker' ? /Slack +answers/ : /Slack +connected/;
  await expect.poll(one.stderr, { timeout: 40_000 }).toMatch(isThere);
  return one;
}

const addressOf = ({ stderr }: Running): string => /running on (http:\S+)/.exec(stderr())?.[1] ?? '';

const speak = (until?: Promise<unknown>): void => { speakOn(gemini, until); };

interface Place {
  readonly channel: string;
  readonly thread: string;
}

/** So many people ask, each in a channel of their own. */
function ask(count: number): readonly Place[] {
  return Array.from({ length: count }, (_, index) => {
    const channel = slack.addChannel({ name: `room-${index}-${count}` });
    const text = `how do I pair bluetooth with the rm-5, number ${index}?`;
    return { channel, thread: slack.mention({ channel, user: slack.ann, text }).ts };
  });
}

function answersAt({ channel, thread }: Place): readonly Message[] {
  return slack.messages(channel, thread).filter(({ bot, deletedAt }) => bot !== null && deletedAt === null);
}

const isWhole = (message: Message): boolean =>
  message.streaming !== 'in_progress' && wordsOf(message).includes('Whole.');
const begun = (places: readonly Place[]): number => places.filter((place) => answersAt(place).length > 0).length;
const done = (places: readonly Place[]): number => places.filter((place) => answersAt(place).some(isWhole)).length;

function expectOneWholeAnswerEach(places: readonly Place[]): void {
  for (const place of places) {
    const answers = answersAt(place);
    expect(answers).toHaveLength(1);
    expect(isWhole(answers[0]!)).toBe(true);
    expect(readable(answers[0]!).match(/Word0 of/g)).toHaveLength(1);
  }
}

describe('a process that is killed', () => {
  it.each([
    [20, 'one of two that do everything', ['all', 'all'], 20],
    // What has been begun takes a stop or an edit each, of which the workspace allows 50 a minute.
    [50, 'a worker, with an ingress before it', ['ingress', 'worker', 'worker'], 30],
  ])(
    'has its %i answers finished by the other, in their messages, once, within 60 s (%s)',
    async (count, _name, roles, inPlace) => {
      const processes: Running[] = [];
      speak(forEver);
      for (const role of roles.slice(0, -1)) processes.push(await start(role));
      const places = ask(count);
      // Beyond what the workspace allows to be begun an answer has a status line and comes whole.
      await expect.poll(() => gemini.requests.length, { timeout: 20_000 }).toBe(count);
      await expect.poll(() => begun(places), { timeout: 20_000 }).toBeGreaterThanOrEqual(inPlace);
      processes.push(await start(roles.at(-1) ?? ''));
      const first = places.map((place) => answersAt(place)[0]?.ts);
      expect(done(places)).toBe(0);
      speak();
      processes.at(-2)?.child.kill('SIGKILL');
      const killedAt = Date.now();
      await expect.poll(() => done(places), { timeout: 70_000 }).toBe(count);
      expect(Date.now() - killedAt).toBeLessThan(60_000);
      await expect.poll(() => places.filter((place) => answersAt(place).length > 1), { timeout: 20_000 }).toEqual([]);
      expectOneWholeAnswerEach(places);
      const finished = places.filter((place, index) => answersAt(place)[0]?.ts === first[index]);
      expect(finished.length).toBeGreaterThanOrEqual(inPlace);
      expect(places.every((place) => answersAt(place).some((one) => wordsOf(one).includes('I was interrupted')))).toBe(
        true,
      );
      expect(slack.violations()).toEqual([]);
    },
    150_000,
  );

  it('alone, has them finished by the next start', async () => {
    speak(forEver);
    const alone = await start('all');
    const places = ask(5);
    await expect.poll(() => begun(places), { timeout: 15_000 }).toBe(places.length);
    speak();
    const first = places.map((place) => answersAt(place)[0]?.ts);
    alone.child.kill('SIGKILL');
    await alone.ended;
    await start('all');
    await expect.poll(() => done(places), { timeout: 60_000 }).toBe(places.length);
    expectOneWholeAnswerEach(places);
    expect(places.map((place) => answersAt(place)[0]?.ts)).toEqual(first);
  }, 120_000);
});

describe('a process that is asked to stop', () => {
  it('with 50 answers running finishes them and ends with 0', async () => {
    const gate = Promise.withResolvers<undefined>();
    speak(gate.promise);
    const stopping = await start('all');
    const places = ask(50);
    await expect.poll(() => gemini.requests.length, { timeout: 20_000 }).toBe(places.length);
    stopping.child.kill('SIGTERM');
    setTimeout(gate.resolve, 3_000, undefined);
    const at = Date.now();
    expect((await stopping.ended).code).toBe(0);
    expect(Date.now() - at).toBeLessThan(25_000);
    expectOneWholeAnswerEach(places);
  }, 90_000);

  it('gives what it cannot finish in time to another one', async () => {
    speak(forEver);
    const stopping = await start('all');
    const places = ask(10);
    await expect.poll(() => begun(places), { timeout: 20_000 }).toBe(places.length);
    await start('worker');
    const first = places.map((place) => answersAt(place)[0]?.ts);
    speak();
    stopping.child.kill('SIGTERM');
    const at = Date.now();
    expect((await stopping.ended).code).toBe(0);
    expect(Date.now() - at).toBeLessThan(25_000);
    await expect.poll(() => done(places), { timeout: 30_000 }).toBe(places.length);
    expectOneWholeAnswerEach(places);
    expect(places.map((place) => answersAt(place)[0]?.ts)).toEqual(first);
  }, 120_000);

  it('without Redis tells those whom it cannot finish', async () => {
    speak(forEver);
    const stopping = await start('all', { REDIS_URL: '' });
    const places = ask(10);
    await expect.poll(() => begun(places), { timeout: 20_000 }).toBe(places.length);
    stopping.child.kill('SIGTERM');
    const at = Date.now();
    expect((await stopping.ended).code).toBe(0);
    expect(Date.now() - at).toBeLessThan(25_000);
    for (const place of places) {
      expect(answersAt(place)).toHaveLength(1);
      expect(wordsOf(answersAt(place)[0])).toContain('I am being restarted');
    }
  }, 90_000);
});

describe('split roles', () => {
  it('refuse to start without Redis', async () => {
    const one = startCommand('src/main.ts', [], { ROLE: 'worker', PORT: '0', DATA_DIR: folder });
    running.push(one);
    const { code, stderr } = await one.ended;
    expect(code).toBe(1);
    expect(stderr).toBe('ROLE is "worker" and REDIS_URL is not set; set REDIS_URL, or ROLE to all.\n');
  });

  it('tell people within five seconds when Redis is gone, are not ready meanwhile, and go on within ten', async () => {
    speak();
    const ingress = await start('ingress');
    await start('worker');
    const before = ask(1);
    await expect.poll(() => done(before), { timeout: 15_000 }).toBe(1);
    process.kill(redis.pid, 'SIGSTOP');
    const [place] = ask(2);
    const at = Date.now();
    const told = () =>
      slack
        .messages(place!.channel, place!.thread, slack.ann)
        .map(({ text }) => text)
        .join('\n');
    await expect.poll(told, { timeout: 6_000 }).toContain('I could not take your question');
    expect(Date.now() - at).toBeLessThan(5_000);
    await expect.poll(async () => (await fetch(`${addressOf(ingress)}/readyz`)).status, { timeout: 5_000 }).toBe(503);
    process.kill(redis.pid, 'SIGCONT');
    await expect.poll(async () => (await fetch(`${addressOf(ingress)}/readyz`)).status, { timeout: 10_000 }).toBe(200);
    const after = ask(3);
    await expect.poll(() => done(after), { timeout: 10_000 }).toBe(3);
    expect(answersAt(place!)).toEqual([]);
  }, 60_000);
});
