import { findRedisServer } from '../../test/support/redis/find-redis-server.ts';
import type { Figure } from '../figure.ts';
import type { CrowdReport } from './protocol.ts';
import type { RedisFault } from './redis-fault.ts';
import { share, spread } from './spread.ts';
import { startBot, startModel } from './start.ts';

const askers = 50;

/** Answers while Redis is at fault, and how much longer they take than without a fault. */
export async function measureRedisFaults(folder: string, faults: readonly RedisFault[]): Promise<Figure[]> {
  const program = await findRedisServer();
  const figures: Figure[] = [];
  for (const fault of faults) figures.push(...(await measureOne(folder, fault, program)));
  return figures;
}

async function measureOne(folder: string, fault: RedisFault, program: string): Promise<Figure[]> {
  const { name, within } = fault;
  const stage = await fault.open(program);
  const model = await startModel({ milliseconds: 1_500, refuseEvery: 0 });
  const bot = await startBot(model.baseUrl, folder, { REDIS_URL: stage.url });
  try {
    // The manual is read and the code compiled, as in a process that has run for a while.
    await bot.crowd(askers);
    const before = p95Of(await bot.crowd(askers, { within }));
    await stage.happen();
    const [report] = await Promise.all([bot.crowd(askers, { within }), stage.follow()]);
    const more = Math.max(0, p95Of(report) - before);
    return [
      { name: `Redis ${name}: answered`, value: share(report, 'answered') * 100, unit: '%', most: null, least: 100 },
      { name: `Redis ${name}: p95 longer by`, value: more, unit: 'ms', most: 500, least: null },
    ];
  } finally {
    await bot.close();
    await model.close();
    await stage.close();
  }
}

function p95Of({ answers }: CrowdReport): number {
  return spread(answers.map(({ askedAt, endedAt }) => endedAt - askedAt)).p95;
}
