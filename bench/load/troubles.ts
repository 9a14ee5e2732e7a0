import { startProxy } from '../../test/support/redis/start-proxy.ts';
import type { RedisProxy } from '../../test/support/redis/start-proxy.ts';
import { findRedisServer } from '../../test/support/redis/find-redis-server.ts';
import { startRedis } from '../../test/support/redis/start-redis.ts';
import type { Figure } from '../figure.ts';
import { share, spread } from './spread.ts';
import { startBot, startModel } from './start.ts';

const askers = 50;
const quick = { milliseconds: 1_500, refuseEvery: 0 };

/** Answers although the model answers every tenth call with 503; fifty a round. */
export async function measureRefusals(folder: string, rounds: number): Promise<Figure[]> {
  const model = await startModel({ ...quick, refuseEvery: 10 });
  const bot = await startBot(model.baseUrl, folder);
  try {
    let answered = 0;
    for (let round = 0; round < rounds; round += 1) answered += share(await bot.crowd(askers), 'answered') / rounds;
    const calls = (await model.report()).length / (rounds * askers);
    return [
      { name: '503 on every tenth call: answered', value: answered * 100, unit: '%', most: null, least: 99.5 },
      { name: '503 on every tenth call: calls for a question', value: calls, unit: '×', most: 1.15, least: null },
    ];
  } finally {
    await bot.close();
    await model.close();
  }
}

/** Nobody listens where the model was: people get the passages. */
export async function measureModelGone(folder: string): Promise<Figure[]> {
  const model = await startModel(quick);
  const bot = await startBot(model.baseUrl, folder);
  try {
    await bot.crowd(2);
    await model.close();
    const report = await bot.crowd(askers);
    const longest = Math.max(...report.answers.map(({ askedAt, endedAt }) => endedAt - askedAt));
    return [
      {
        name: 'model gone: told with passages',
        value: share(report, 'extractive') * 100,
        unit: '%',
        most: null,
        least: 100,
      },
      { name: 'model gone: told after, the slowest', value: longest / 1_000, unit: 's', most: 5, least: null },
    ];
  } finally {
    await bot.close();
  }
}

const faults: Readonly<Record<string, (proxy: RedisProxy) => void>> = {
  refused: (proxy) => {
    proxy.set('refused');
  },
  frozen: (proxy) => {
    proxy.set('frozen');
  },
  slow: (proxy) => {
    proxy.set('open', 100);
  },
  reset: (proxy) => {
    proxy.reset();
  },
};

/** Answers while Redis is at fault, and how much longer they take than without a fault. */
export async function measureRedisFaults(folder: string): Promise<Figure[]> {
  const model = await startModel(quick);
  const server = await startRedis(await findRedisServer());
  const figures: Figure[] = [];
  try {
    for (const [name, happen] of Object.entries(faults)) {
      const proxy = await startProxy(server.port);
      const bot = await startBot(model.baseUrl, folder, { REDIS_URL: proxy.url });
      await bot.crowd(5);
      const before = timesOf(await bot.crowd(askers));
      happen(proxy);
      const report = await bot.crowd(askers);
      const more = timesOf(report) - before;
      figures.push(
        { name: `Redis ${name}: answered`, value: share(report, 'answered') * 100, unit: '%', most: null, least: 100 },
        { name: `Redis ${name}: p95 longer by`, value: Math.max(0, more), unit: 'ms', most: 500, least: null },
      );
      await bot.close();
      await proxy.close();
    }
    return figures;
  } finally {
    await server.stop();
    await model.close();
  }
}

function timesOf({ answers }: Parameters<typeof share>[0]): number {
  return spread(answers.map(({ askedAt, endedAt }) => endedAt - askedAt)).p95;
}
