import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { rows } from '../../scripts/dashboard/rows.ts';
import { startBot } from '../support/deploy/start-bot.ts';
import type { BotProcess } from '../support/deploy/start-bot.ts';
import { startProgram } from '../support/deploy/start-program.ts';
import type { Program } from '../support/deploy/start-program.ts';
import { startPrometheus } from '../support/deploy/start-prometheus.ts';
import type { Prometheus } from '../support/deploy/start-prometheus.ts';
import { findProgram } from '../support/find-program.ts';
import { freePort } from '../support/free-port.ts';
import { rateLimited, says } from '../support/gemini/replies.ts';
import { startGemini } from '../support/gemini/start-gemini.ts';
import type { Gemini } from '../support/gemini/start-gemini.ts';
import { socketSettings, wordsOf } from '../support/slack-bot.ts';
import { startSlack } from '../support/slack/start-slack.ts';
import type { Slack } from '../support/slack/slack.ts';
import { voteOf } from '../support/vote-of.ts';

let folder: string;
let slack: Slack;
let gemini: Gemini;
let bot: BotProcess;
let exporter: Program;
let prometheus: Prometheus;

const seriesSchema = z.object({ value: z.tuple([z.number(), z.string()]) });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hsc-dashboard-'));
  await copyFile('catalog/samples/lindholm-rm-5.pdf', join(folder, 'rm-5.pdf'));
  const alive = { id: 'rm-5', name: 'Lindholm RM-5', manuals: [{ title: 'Manual', language: 'en', path: 'rm-5.pdf' }] };
  const dead = {
    id: 'dead-1',
    name: 'Lindholm DEAD-1',
    manuals: [{ title: 'Manual', language: 'en', url: 'http://127.0.0.1:9/dead.pdf' }],
  };
  const catalog = { brand: { id: 'lindholm', name: 'Lindholm' }, products: [alive, dead] };
  await writeFile(join(folder, 'catalog.json'), JSON.stringify(catalog));
  slack = await startSlack({ latency: 2, rates: false });
  gemini = await startGemini();
  bot = await startBot({
    ...socketSettings(slack),
    CATALOG: join(folder, 'catalog.json'),
    DATA_DIR: join(folder, 'data'),
    MANUALS_ALLOW: '127.0.0.1',
    GEMINI_API_KEY: 'test-key',
    GEMINI_BASE_URL: gemini.baseUrl,
    REDIS_URL: inject('redisUrl'),
  });
  exporter = await startExporter();
  prometheus = await startPrometheus({
    bot: bot.hostPort,
    exporter: { address: exporterAddress, redis: inject('redisUrl') },
  });
});
afterAll(async () => {
  await prometheus.stop();
  await exporter.stop();
  await bot.stop();
  await Promise.all([slack.close(), gemini.close(), rm(folder, { recursive: true, force: true })]);
});

let exporterAddress = '';

async function startExporter(): Promise<Program> {
  const program = await findProgram('prometheus-redis-exporter', 'prometheus-redis-exporter');
  exporterAddress = `127.0.0.1:${await freePort()}`;
  const words = [`-web.listen-address=${exporterAddress}`, '-redis.addr='];
  return startProgram(program, words, `http://${exporterAddress}/health`);
}

/** Everything once that the board shows: answers, votes, a manual that can't be had, a model that refuses. */
async function traffic(): Promise<void> {
  gemini.respond(() => says('Choose **RM-5 Audio** ', 'in the list of the phone. '));
  const { ts } = slack.mention({
    channel: slack.general,
    user: slack.ann,
    text: 'how do I pair bluetooth with the rm-5?',
  });
  const answer = await answered(ts, 'list of the phone');
  slack.click({ user: slack.ann, channel: slack.general, message: answer.ts, value: voteOf(answer, 'up') });
  await ask('how do I reset the dead-1?');
  gemini.respond(() => rateLimited(1));
  await ask('how do I update the rm-5?');
}

async function ask(text: string): Promise<void> {
  const { ts } = slack.mention({ channel: slack.general, user: slack.bob, text });
  await expect
    .poll(() => slack.answers(slack.general).some(({ thread }) => thread === ts), { timeout: 60_000, interval: 100 })
    .toBe(true);
}

async function answered(thread: string, words: string) {
  const found = () => slack.answers(slack.general).find((one) => one.thread === thread && wordsOf(one).includes(words));
  await expect.poll(() => JSON.stringify(found() ?? {}), { timeout: 60_000, interval: 100 }).toContain('vote');
  return found()!;
}

async function scrapes(count: number): Promise<void> {
  const expression = 'sum(count_over_time(up{job="hsc-bot"}[10m]))';
  const before = await valueOf(expression);
  await expect.poll(() => valueOf(expression), { timeout: 60_000, interval: 300 }).toBeGreaterThan(before + count);
}

async function valueOf(expression: string): Promise<number> {
  const [series] = await prometheus.query(expression);
  return series === undefined ? 0 : Number(seriesSchema.parse(series).value[1]);
}

it('a real Prometheus has a figure for every expression of the dashboard', async () => {
  await traffic();
  await scrapes(3);
  await traffic();
  await scrapes(3);
  const without: string[] = [];
  for (const [title, expression] of rows.flatMap(({ panels }) =>
    panels.flatMap((panel) => panel.queries.map(([, query]) => [panel.title, query] as const)),
  )) {
    const text = expression.replaceAll('$__rate_interval', '2m').replaceAll('$__range', '10m');
    const series = await prometheus.query(text);
    const figures = series.map((one) => Number(seriesSchema.parse(one).value[1]));
    if (!figures.some((figure) => Number.isFinite(figure))) without.push(`${title}: ${text}`);
  }
  expect(without).toEqual([]);
});
