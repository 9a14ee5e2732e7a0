import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startManualServer } from '../../test/support/manual-server/start-manual-server.ts';
import { findRedisServer } from '../../test/support/redis/find-redis-server.ts';
import { startRedis } from '../../test/support/redis/start-redis.ts';
import type { Figure } from '../figure.ts';
import { share } from './spread.ts';
import type { ModelReport } from './protocol.ts';
import { startBot, startModel } from './start.ts';

/** On each of two processes. */
const askers = 50;
const once = { unit: '×', most: 1, least: 1 };

/** A hundred askers of one manual that nobody has read, on two processes, who ask so many questions between them. */
export async function measureColdManual(folder: string, questions: number): Promise<Figure[]> {
  const maker = await startManualServer();
  maker.serve('/cold.pdf', await readFile('catalog/samples/lindholm-rm-5.pdf'), { etag: '"1"' });
  const catalog = join(folder, 'cold.json');
  const product = { id: 'cold-1', name: 'Lindholm Cold 1', manual_url: maker.url('/cold.pdf') };
  await writeFile(catalog, JSON.stringify({ brand: { id: 'lindholm', name: 'Lindholm' }, products: [product] }));
  const redis = await startRedis(await findRedisServer());
  const model = await startModel({ milliseconds: 6_000, refuseEvery: 0, cites: true });
  const settings = { CATALOG: catalog, REDIS_URL: redis.url, MANUALS_ALLOW: maker.hostPort };
  const bots = await Promise.all([1, 2].map(() => startBot(model.baseUrl, folder, settings)));
  try {
    const reports = await Promise.all(
      bots.map((bot, part) => {
        const asked = Array.from({ length: askers }, (_, index) => (part * askers + index) % questions);
        return bot.crowd(askers, { product: 'cold-1', questions: asked });
      }),
    );
    const answered = reports.reduce((sum, report) => sum + share(report, 'answered') / reports.length, 0);
    const extractions = reports.reduce((sum, report) => sum + report.extractions, 0);
    const calls = callsOf(await model.report());
    const name = `100 askers of a cold manual, ${questions} questions, two processes`;
    return [
      { ...once, name: `${name}: downloads`, value: maker.hits('/cold.pdf') },
      { ...once, name: `${name}: extractions`, value: extractions },
      { ...once, name: `${name}: model calls for a question`, value: calls.all / questions },
      { ...once, name: `${name}: model calls for a question, the most`, value: calls.most },
      { name: `${name}: answered`, value: answered * 100, unit: '%', most: null, least: 100 },
    ];
  } finally {
    await Promise.all(bots.map((bot) => bot.close()));
    await Promise.all([model.close(), redis.stop(), maker.close()]);
  }
}

/** How often the model was asked, and how often at most for the same question. */
function callsOf(report: ModelReport): { readonly all: number; readonly most: number } {
  const same = Map.groupBy(report, ({ question }) => question);
  return { all: report.length, most: Math.max(0, ...[...same.values()].map((calls) => calls.length)) };
}
