import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startManualServer } from '../../test/support/manual-server/start-manual-server.ts';
import { findRedisServer } from '../../test/support/redis/find-redis-server.ts';
import { startRedis } from '../../test/support/redis/start-redis.ts';
import type { Figure } from '../figure.ts';
import { share } from './spread.ts';
import { startBot, startModel } from './start.ts';

/** A hundred askers of one manual that nobody has read, on two processes. */
export async function measureColdManual(folder: string): Promise<Figure[]> {
  const maker = await startManualServer();
  maker.serve('/cold.pdf', await readFile('catalog/samples/lindholm-rm-5.pdf'), { etag: '"1"' });
  const catalog = join(folder, 'cold.json');
  const product = { id: 'cold-1', name: 'Lindholm Cold 1', manual_url: maker.url('/cold.pdf') };
  await writeFile(catalog, JSON.stringify({ brand: { id: 'lindholm', name: 'Lindholm' }, products: [product] }));
  const redis = await startRedis(await findRedisServer());
  const model = await startModel({ milliseconds: 1_500, refuseEvery: 0 });
  const settings = { CATALOG: catalog, REDIS_URL: redis.url, MANUALS_ALLOW: maker.hostPort };
  const bots = await Promise.all([1, 2].map(() => startBot(model.baseUrl, folder, settings)));
  try {
    const reports = await Promise.all(bots.map((bot) => bot.crowd(50, { product: 'cold-1' })));
    const answered = reports.reduce((sum, report) => sum + share(report, 'answered') / reports.length, 0);
    const extractions = reports.reduce((sum, report) => sum + report.extractions, 0);
    const name = '100 askers of a cold manual, two processes';
    return [
      { name: `${name}: downloads`, value: maker.hits('/cold.pdf'), unit: '×', most: 1, least: 1 },
      { name: `${name}: extractions`, value: extractions, unit: '×', most: 1, least: 1 },
      { name: `${name}: answered`, value: answered * 100, unit: '%', most: null, least: 100 },
    ];
  } finally {
    await Promise.all(bots.map((bot) => bot.close()));
    await Promise.all([model.close(), redis.stop(), maker.close()]);
  }
}
