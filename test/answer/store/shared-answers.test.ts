import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import type { AnswerEvent } from '../../../src/answer/events.ts';
import { connectRedis } from '../../../src/redis/connect-redis.ts';
import type { RedisClient } from '../../../src/redis/connect-redis.ts';
import { eventsOf, geminiEngine, pairingQuestion } from '../../support/gemini-engine.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { badRequest, streams } from '../../support/gemini/replies.ts';
import { startGemini } from '../../support/gemini/start-gemini.ts';
import type { Gemini } from '../../support/gemini/start-gemini.ts';
import { run, until } from '../../support/until.ts';

const usage = { promptTokenCount: 500, candidatesTokenCount: 50 };
const textOf = (events: readonly AnswerEvent[]): string =>
  events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('');
const written = 'Hold the PAIR button for five seconds.';

let gemini: Gemini;
/** Lets the second half of every answer come. */
let release: () => void;

beforeEach(async () => {
  gemini = await startGemini();
  const gate = Promise.withResolvers<undefined>();
  release = () => {
    gate.resolve(undefined);
  };
  gemini.respond(() =>
    streams(
      { text: 'Hold the PAIR ' },
      { wait: gate.promise },
      { text: 'button for five seconds [MANUAL: page 1].' },
      { finish: 'STOP', usage },
    ),
  );
});
afterEach(() => gemini.close());

describe('the same question by many people at once, in one process', () => {
  it('is one call of the model, whole for each of 100 askers, and its tokens count once', async () => {
    const process = geminiEngine(gemini.baseUrl, null);
    const answers = Array.from({ length: 100 }, (_, index) =>
      eventsOf(
        process,
        pairingQuestion(`q${index}`, { text: index % 2 === 0 ? 'How do I pair it?' : 'how do I pair it' }),
      ),
    );
    await until(() => process.sources.length === 100);
    release();
    const all = await Promise.all(answers);
    expect(gemini.requests).toHaveLength(1);
    expect(new Set(all.map(textOf))).toEqual(new Set([written]));
    const ends = all.map((events) => events.at(-1));
    expect(ends.every((end) => end?.type === 'answer-end' && end.outcome === 'answered')).toBe(true);
    expect(ends.filter((end) => end?.type === 'answer-end' && end.usage !== null)).toHaveLength(1);
    expect(process.sources.filter((source) => source === 'miss')).toHaveLength(1);
    expect(process.sources.filter((source) => source === 'coalesced')).toHaveLength(99);
  });

  it('gives who comes later all that was written so far, then the rest as it comes', async () => {
    const process = geminiEngine(gemini.baseUrl, null);
    const first = eventsOf(process, pairingQuestion('q1'));
    await until(() => gemini.requests.length === 1);
    const seen: AnswerEvent[] = [];
    for await (const event of process.engine.answer(pairingQuestion('q2'), new AbortController().signal)) {
      seen.push(event);
      if (event.type !== 'text-delta' || textOf(seen) !== 'Hold the PAIR') continue;
      expect(seen.map(({ type }) => type)).toContain('reading');
      release();
    }
    expect(textOf(seen)).toBe(written);
    expect(textOf(await first)).toBe(written);
    expect(gemini.requests).toHaveLength(1);
  });

  it('goes on for the others when the one who asked first leaves, and ends its call when the last one left', async () => {
    const process = geminiEngine(gemini.baseUrl, null);
    const leaving = [new AbortController(), new AbortController()];
    const askers = leaving.map(({ signal }, index) => eventsOf(process, pairingQuestion(`q${index}`), signal));
    await until(() => process.sources.length === 2 && gemini.requests.length === 1);
    leaving[0]?.abort(new Error('gone'));
    await expect(askers[0]).rejects.toThrow('gone');
    const third = new AbortController();
    const last = eventsOf(process, pairingQuestion('q3'), third.signal);
    await until(() => process.sources.length === 3);
    leaving[1]?.abort(new Error('gone too'));
    await expect(askers[1]).rejects.toThrow('gone too');
    third.abort(new Error('all gone'));
    await expect(last).rejects.toThrow('all gone');
    expect(await gemini.requests[0]?.closed).toEqual({ early: true });
    expect(gemini.requests).toHaveLength(1);
    release();
    expect(textOf(await eventsOf(process, pairingQuestion('q4')))).toBe(written);
    expect(gemini.requests).toHaveLength(2);
  });

  it.each([
    ['with a picture', { images: [{ mediaType: 'image/png', data: 'AA==' }] }],
    ['in a thread', { thread: [{ role: 'person' as const, text: 'And the lamp?' }] }],
    ['in another scenario', { scenario: 'live' as const }],
  ])('is another question %s', async (_, parts) => {
    const process = geminiEngine(gemini.baseUrl, null);
    const both = [eventsOf(process, pairingQuestion('q1')), eventsOf(process, pairingQuestion('q2', parts))];
    await until(() => gemini.requests.length === 2);
    release();
    expect((await Promise.all(both)).map(textOf)).toEqual([written, written]);
  });

  it('is answered for all when the model refuses the one call: by the passages', async () => {
    gemini.respond(() => badRequest());
    const process = geminiEngine(gemini.baseUrl, null);
    const all = await Promise.all([1, 2, 3].map((id) => eventsOf(process, pairingQuestion(`q${id}`))));
    expect(all.map((events) => events.at(-1))).toEqual(
      all.map(() => expect.objectContaining({ outcome: 'extractive' }) as unknown),
    );
    expect(gemini.requests).toHaveLength(1);
  });
});

describe('the same question in two processes with one Redis', () => {
  let redis: readonly [RedisClient, RedisClient];
  let product: string;
  beforeEach(async () => {
    redis = [connectRedis(inject('redisUrl')), connectRedis(inject('redisUrl'))];
    await Promise.all(redis.map((client) => client.untilReady(2_000)));
    product = `rm-5-${randomUUID()}`;
  });
  afterEach(() => Promise.all(redis.map((client) => client.close())));

  /** Both processes, the first of which is writing already. */
  async function bothAsking(signal?: AbortSignal) {
    const [first, second] = redis.map((client) => geminiEngine(gemini.baseUrl, client, product));
    if (first === undefined || second === undefined) throw new Error('there are two');
    const leading = eventsOf(first, pairingQuestion('q1'), signal);
    await until(() => gemini.requests.length === 1);
    const waiting = eventsOf(second, pairingQuestion('q2'));
    return { first, second, leading, waiting };
  }

  it('is one call of the model: the second one waits for the answer that the first one keeps', async () => {
    const { second, leading, waiting } = await bothAsking();
    const turns = await redis[0].run((commands) => commands.keys(`answer_turn:{${product}}:*`));
    expect(turns).toHaveLength(1);
    release();
    const answers = await Promise.all([leading, waiting]);
    expect(answers.map(textOf)).toEqual([written, written]);
    expect(gemini.requests).toHaveLength(1);
    expect(second.sources).toEqual(['coalesced']);
    expect(await redis[0].run((commands) => commands.exists(turns[0] ?? ''))).toBe(0);
  });

  it('is asked by the second one as soon as the first one gives up', async () => {
    const leaving = new AbortController();
    const { leading, waiting, second } = await bothAsking(leaving.signal);
    leaving.abort(new Error('gone'));
    await expect(leading).rejects.toThrow('gone');
    await until(() => gemini.requests.length === 2);
    release();
    expect(textOf(await waiting)).toBe(written);
    expect(second.sources).toEqual(['miss']);
  });

  it('is asked by the second one at once when what the first one wrote is not to be given again', async () => {
    const cited = Promise.withResolvers<undefined>();
    gemini.respond(() => streams({ text: 'Hold it.' }, { wait: cited.promise }, { finish: 'STOP', usage }));
    const { leading, waiting, second } = await bothAsking();
    cited.resolve(undefined);
    const answers = await Promise.all([leading, waiting]);
    expect(answers.map(textOf)).toEqual(['Hold it.', 'Hold it.']);
    expect(second.sources).toEqual(['miss']);
    expect(gemini.requests).toHaveLength(2);
    await Promise.all([eventsOf(second, pairingQuestion('q3')), eventsOf(second, pairingQuestion('q4'))]);
    expect(gemini.requests).toHaveLength(3);
  });

  it('is asked by the second one after ten seconds at the latest, whoever holds the turn', async () => {
    const clock = createManualClock();
    const process = geminiEngine(gemini.baseUrl, redis[0], product, clock);
    release();
    await run(clock, eventsOf(process, pairingQuestion('q1')));
    const [answer = ''] = await redis[0].run((commands) => commands.keys(`answer:{${product}}:*`));
    await redis[0].run((commands) => commands.del(answer));
    await redis[0].run((commands) => commands.set(answer.replace('answer:', 'answer_turn:'), 'writing', 'PX', 60_000));
    const { value, elapsed } = await run(clock, eventsOf(process, pairingQuestion('q2')));
    expect(textOf(value)).toBe(written);
    expect(elapsed).toBeGreaterThanOrEqual(10_000);
    expect(elapsed).toBeLessThan(12_000);
    expect(gemini.requests).toHaveLength(2);
  });
});
