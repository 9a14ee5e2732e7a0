import { findRedisServer } from '../../test/support/redis/find-redis-server.ts';
import { startRedis } from '../../test/support/redis/start-redis.ts';
import type { Figure } from '../figure.ts';
import { share } from './spread.ts';
import { startBot, startModel } from './start.ts';

const askers = 50;
/** What a process grows by at first is code and caches. */
const settlingMinutes = 1;

/** Crowds one after the other for so many minutes, with Redis. */
export async function measureEndurance(folder: string, minutes: number): Promise<Figure[]> {
  const redis = await startRedis(await findRedisServer());
  const model = await startModel({ milliseconds: 3_000, refuseEvery: 0 });
  const bot = await startBot(model.baseUrl, folder, { REDIS_URL: redis.url });
  const begin = Date.now();
  const memories: { readonly minute: number; readonly memory: number }[] = [];
  let failed = 0;
  let asked = 0;
  try {
    while (Date.now() - begin < minutes * 60_000) {
      const report = await bot.crowd(askers);
      await model.report();
      asked += askers;
      failed += (1 - share(report, 'answered')) * askers;
      memories.push({ minute: (Date.now() - begin) / 60_000, memory: report.memory });
    }
  } finally {
    await bot.close();
    await Promise.all([model.close(), redis.stop()]);
  }
  const settled = memories.filter(({ minute }) => minute > settlingMinutes).map(({ memory }) => memory);
  const part = Math.max(1, Math.floor(settled.length / 5));
  const growth = mean(settled.slice(-part)) / mean(settled.slice(0, part)) - 1;
  const name = `${minutes} minutes at ${askers} askers`;
  return [
    { name: `${name}: memory grows by`, value: Math.max(0, growth * 100), unit: '%', most: 5, least: null },
    { name: `${name}: errors`, value: (failed / asked) * 100, unit: '%', most: 0.1, least: null },
  ];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
