import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findRedisServer } from '../test/support/redis/find-redis-server.ts';
import { startRedis } from '../test/support/redis/start-redis.ts';
import type { Bench } from './figure.ts';
import { timedCases, troubleCases } from './slack/cases.ts';
import type { Case } from './slack/cases.ts';
import { play } from './slack/play.ts';
import { figuresOf, sideBySide } from './slack/report.ts';
import type { Outcome } from './slack/report.ts';
import { openStage } from './slack/stage.ts';
import type { Surroundings } from './slack/stage.ts';
import type { Contestant } from './slack/start-bot.ts';
import { bestOf, summarize } from './slack/summary.ts';
import type { Summary } from './slack/summary.ts';

/**
 * The product in Slack beside a plain loop, against a stand-in of Slack with the published rates; Slack, model, product and
 * plain loop each in a process of its own, fresh for every round. Times are the best of three rounds (of the plain loop at
 * fifty askers of one), what may not happen is the worst of them.
 * `--quick`: one round, at most ten askers, no trouble. `--only TEXT`: cases with the text in their name.
 */
export const bench: Bench = async (options) => {
  const { values } = parseArgs({
    args: [...options],
    options: { quick: { type: 'boolean', default: false }, only: { type: 'string' }, rounds: { type: 'string' } },
  });
  const rounds = values.quick ? 1 : Number(values.rounds ?? 3);
  const isWanted = ({ name, askers }: Case): boolean =>
    (values.only === undefined || name.includes(values.only)) && (!values.quick || askers <= 10);
  const load = loadavg()[0] ?? 0;
  const folder = await mkdtemp(join(tmpdir(), 'hsc-bench-'));
  const redis = await startRedis(await findRedisServer());
  const place = { redisUrl: redis.url, folder };
  try {
    const timed = await timedOutcomes(timedCases.filter(isWanted), rounds, place);
    const troubled = await troubledOutcomes(
      values.quick && values.only === undefined ? [] : troubleCases.filter(isWanted),
      place,
    );
    const outcomes = [...timed, ...troubled];
    process.stdout.write(`Load of the machine before: ${load.toFixed(1)}, after: ${(loadavg()[0] ?? 0).toFixed(1)}.\n`);
    process.stdout.write(`Seconds, p50 / p95.\n\n${sideBySide(outcomes)}\n\n`);
    return outcomes.flatMap(figuresOf);
  } finally {
    await redis.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

/** Both in turn, so that they meet the same machine; the plain loop at fifty askers once, and all such cases at a time. */
async function timedOutcomes(cases: readonly Case[], rounds: number, place: Surroundings): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const one of cases) {
    const product: Summary[] = [];
    const plain: Summary[] = [];
    for (let round = 0; round < rounds; round += 1) {
      product.push(await playOnce(one, 'product', place));
      if (one.askers <= 10) plain.push(await playOnce(one, 'plain', place));
    }
    outcomes.push({ one, product: best(product), plain: plain.length === 0 ? null : best(plain) });
  }
  return await Promise.all(
    outcomes.map(async (outcome) => ({
      ...outcome,
      plain: outcome.plain ?? (await playOnce(outcome.one, 'plain', place)),
    })),
  );
}

/** One asker is no load: both at a time. */
async function troubledOutcomes(cases: readonly Case[], place: Surroundings): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const one of cases) {
    const [product, plain] = await Promise.all([playOnce(one, 'product', place), playOnce(one, 'plain', place)]);
    outcomes.push({ one, product, plain });
  }
  return outcomes;
}

async function playOnce(one: Case, contestant: Contestant, place: Surroundings): Promise<Summary> {
  process.stderr.write(`${one.name}, ${contestant}\n`);
  const stage = await openStage(one, contestant, place);
  try {
    return summarize(one, await play(one, stage));
  } finally {
    await stage.close();
  }
}

function best([first, ...others]: readonly Summary[]): Summary {
  if (first === undefined) throw new RangeError('there was no round');
  return bestOf([first, ...others]);
}
