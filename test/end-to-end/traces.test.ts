import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startGemini } from '../support/gemini/start-gemini.ts';
import { findRedisServer } from '../support/redis/find-redis-server.ts';
import { startRedis } from '../support/redis/start-redis.ts';
import { startCommand } from '../support/run-command.ts';
import type { Running } from '../support/run-command.ts';
import { wordsOf } from '../support/slack-bot.ts';
import { startSlack } from '../support/slack/start-slack.ts';
import { startTraceReceiver } from '../support/start-trace-receiver.ts';
import type { ReceivedSpan, TraceReceiver } from '../support/start-trace-receiver.ts';

let folder: string;
let running: Running[];
let closings: (() => Promise<unknown>)[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hsc-traces-'));
  running = [];
  closings = [];
});
afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await Promise.all(running.map(({ ended }) => ended));
  await Promise.all(closings.map((close) => close()));
  await rm(folder, { recursive: true, force: true });
});

async function receiver(how: Parameters<typeof startTraceReceiver>[0] = 'well'): Promise<TraceReceiver> {
  const started = await startTraceReceiver(how);
  closings.push(() => started.close());
  return started;
}

/** A process as operators start it. @param isThere what its screen says when it is */
async function start(isThere: RegExp, settings: Readonly<Record<string, string>>): Promise<Running> {
  const one = startCommand('src/main.ts', [], { PORT: '0', DATA_DIR: folder, ...settings });
  running.push(one);
  await expect.poll(one.stderr, { timeout: 40_000 }).toMatch(isThere);
  return one;
}

/** Asks the playground of a process; gives the whole event stream. */
async function ask({ stderr }: Running): Promise<string> {
  const address = /running on (http:\S+)/.exec(stderr())?.[1] ?? '';
  const answer = await fetch(`${address}/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ product: 'rm-5', question: 'how do I pair bluetooth' }),
  });
  return answer.text();
}

async function stop({ child, ended }: Running): Promise<number | null> {
  child.kill('SIGTERM');
  return (await ended).code;
}

const namesOf = (spans: readonly ReceivedSpan[]): Set<string> => new Set(spans.map(({ name }) => name));

it('a question asked in Slack is one trace over the process that takes it and the one that answers', async () => {
  const [traces, slack, gemini, redis] = await Promise.all([
    receiver(),
    startSlack({ rates: false, latency: 2 }),
    startGemini(),
    startRedis(await findRedisServer()),
  ]);
  closings.push(
    () => slack.close(),
    () => gemini.close(),
    () => redis.stop(),
  );
  const settings = {
    ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl },
    ...{ GEMINI_API_KEY: 'test-key', GEMINI_BASE_URL: gemini.baseUrl, REDIS_URL: redis.url },
    OTEL_EXPORTER_OTLP_ENDPOINT: traces.endpoint,
  };
  gemini.respond(() => ({
    kind: 'stream',
    steps: [{ text: 'Hold PAIR for three seconds [MANUAL: page 12]. ' }, { text: 'Whole.' }, { finish: 'STOP' }],
  }));
  const processes = await Promise.all([
    start(/Slack +connected/, { ...settings, ROLE: 'ingress', OTEL_SERVICE_NAME: 'the-ingress' }),
    start(/Slack +answers/, { ...settings, ROLE: 'worker', OTEL_SERVICE_NAME: 'the-worker' }),
  ]);
  const channel = slack.addChannel({ name: 'support' });
  const { ts } = slack.mention({ channel, user: slack.ann, text: 'how do I pair bluetooth with the rm-5?' });
  const isAnswered = () => slack.messages(channel, ts).some((one) => wordsOf(one).includes('Whole.'));
  await expect.poll(isAnswered, { timeout: 15_000 }).toBe(true);
  expect(await Promise.all(processes.map(stop))).toEqual([0, 0]);

  const root = traces.spans.find(({ name, attributes }) => name === 'take' && attributes['hsc.taken'] === 'taken');
  const own = traces.spans.filter(({ traceId }) => traceId === root?.traceId);
  expect([...namesOf(own)].sort()).toEqual(
    ['answer', 'edit', 'extract', 'fetch', 'manual', 'model', 'question', 'rank', 'resolve', 'take'].sort(),
  );
  // One tree: every span but the first hangs on another one of the same trace.
  const ids = new Set(own.map(({ spanId }) => spanId));
  expect(own.filter(({ parentSpanId }) => parentSpanId === undefined || parentSpanId === '')).toEqual([root]);
  expect(own.filter((one) => one !== root && !ids.has(one.parentSpanId ?? ''))).toEqual([]);
  expect(new Set(own.map(({ service }) => service))).toEqual(new Set(['the-ingress', 'the-worker']));
  expect(own.filter(({ status }) => (status.code ?? 0) !== 0)).toEqual([]);
  const answer = own.find(({ name }) => name === 'answer');
  expect(answer?.attributes).toMatchObject({
    'hsc.platform': 'slack',
    'hsc.product_id': 'lindholm-rm-5',
    'hsc.outcome': 'answered',
  });
  // The log line leads to the trace, and no trace holds what was asked or answered.
  const logged = /^.*query_completed.*$/m.exec(processes[1].stdout())?.[0] ?? '{}';
  expect(JSON.parse(logged)).toMatchObject({ trace_id: root?.traceId });
  expect(traces.bodies.join('')).not.toMatch(/pair|bluetooth|three seconds|test-key|xoxb|xapp/i);
}, 90_000);

it.each(['broken', 'silent'] as const)('a receiver that is %s changes no answer and no end', async (how) => {
  const traces = await receiver(how);
  const bot = await start(/Discord/, {
    OTEL_EXPORTER_OTLP_ENDPOINT: traces.endpoint,
    OTEL_EXPORTER_OTLP_TIMEOUT: '500',
    OTEL_BSP_SCHEDULE_DELAY: '300',
  });
  expect(await ask(bot)).toContain('"outcome":"extractive"');
  await expect.poll(() => traces.requests, { timeout: 10_000 }).toBeGreaterThan(0);
  await expect.poll(bot.stdout, { timeout: 15_000 }).toContain('"event":"traces_state","state":"failing"');
  expect(await ask(bot)).toContain('"outcome":"extractive"');
  const asked = Date.now();
  expect(await stop(bot)).toBe(0);
  expect(Date.now() - asked).toBeLessThan(5_000);
});

it('a way of sending that there is none for is said in a sentence, and answers go on', async () => {
  const bot = await start(/Discord/, { OTEL_TRACES_EXPORTER: 'zipkin' });
  expect(bot.stderr()).toContain('OTEL_TRACES_EXPORTER is "zipkin"; expected otlp or none. Nothing is traced.');
  expect(await ask(bot)).toContain('"outcome":"extractive"');
});
