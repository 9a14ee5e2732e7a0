import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { spawnSlack } from '../test/support/slack/spawn-slack.ts';
import { startTraceReceiver } from '../test/support/start-trace-receiver.ts';
import { readCost } from './chat/process-cost.ts';
import { productEnvironment, startProduct } from './chat/start-product.ts';
import type { Bench } from './figure.ts';
import { isQuick } from './is-quick.ts';
import { questionOf } from './load/protocol.ts';
import { startModel } from './load/start.ts';

const atOnce = 20;

interface Extent {
  readonly rounds: number;
  /** Questions before those that are measured, and those. */
  readonly warmUp: number;
  readonly measured: number;
}

const full: Extent = { rounds: 3, warmUp: 100, measured: 200 };
const short: Extent = { rounds: 1, warmUp: 20, measured: 20 };

interface Spent {
  /** Milliseconds of processor time of the bot's process for a question. */
  readonly cpu: number;
  readonly spans: number;
}

/**
 * What a question costs a process with traces and without: the product in Slack, with room for every edit, a model that
 * writes for half a second and a receiver that takes everything; the better of three rounds of each, in turn. `--quick`: one round of twenty questions.
 */
export const bench: Bench = async (options) => {
  const extent = isQuick(options) ? short : full;
  const without: Spent[] = [];
  const traced: Spent[] = [];
  for (let round = 0; round < extent.rounds; round += 1) {
    without.push(await spend(false, extent));
    traced.push(await spend(true, extent));
  }
  const least = (spent: readonly Spent[]): number => Math.min(...spent.map(({ cpu }) => cpu));
  const ms = { unit: 'ms', most: null, least: null };
  return [
    { name: 'processor time of a question, without traces', value: least(without), ...ms },
    { name: 'processor time of a question, with traces', value: least(traced), ...ms },
    { name: 'spans of a question', value: traced[0]?.spans ?? 0, unit: '', most: null, least: 9 },
  ];
};

async function spend(withTraces: boolean, { warmUp, measured }: Extent): Promise<Spent> {
  const folder = await mkdtemp(join(tmpdir(), 'hsc-traces-'));
  const receiver = await startTraceReceiver();
  const slack = await spawnSlack({ rates: false });
  const model = await startModel({ milliseconds: 500, refuseEvery: 0 });
  const tokens = { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl };
  const environment = { ...productEnvironment(model.baseUrl, folder), ...tokens };
  const traces = { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint, OTEL_BSP_SCHEDULE_DELAY: '1000' };
  const { bot, address } = await startProduct(withTraces ? { ...environment, ...traces } : environment, folder);
  const ask = async (number: number): Promise<void> => {
    await slack.mention({ channel: slack.general, user: slack.ann, text: `rm-5 ${questionOf(number)}` });
  };
  const settled = async (): Promise<number> => {
    // The last spans are on their way for a second.
    await setTimeout(2_000);
    return (await readCost(bot.pid))?.cpu ?? 0;
  };
  try {
    await askAll(0, warmUp, ask, address);
    const before = await settled();
    const spansBefore = receiver.spans.length;
    await askAll(warmUp, measured, ask, address);
    const cpu = ((await settled()) - before) / measured;
    return { cpu, spans: (receiver.spans.length - spansBefore) / measured };
  } finally {
    await bot.close();
    await Promise.all([model.close(), slack.close(), receiver.close()]);
    await rm(folder, { recursive: true, force: true });
  }
}

/** Asks so many questions, a few at a time, each time until all of them are answered. */
async function askAll(from: number, count: number, ask: (one: number) => Promise<void>, address: string) {
  for (let asked = 0; asked < count; asked += atOnce) {
    await Promise.all(Array.from({ length: atOnce }, (_, one) => ask(from + asked + one)));
    // By the server's leave twice a second at most.
    do await setTimeout(700);
    while ((await answered(address)) < from + asked + atOnce);
  }
}

async function answered(address: string): Promise<number> {
  const text = await (await fetch(`${address}/metrics`, { signal: AbortSignal.timeout(5_000) })).text();
  return [...text.matchAll(/^hsc_questions_total\{.*\} (\d+)$/gmu)].reduce((sum, [, count]) => sum + Number(count), 0);
}
