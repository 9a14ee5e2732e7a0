import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import PQueue from 'p-queue';
import { findRedisServer } from '../../test/support/redis/find-redis-server.ts';
import { startRedis } from '../../test/support/redis/start-redis.ts';
import type { Figure } from '../figure.ts';
import type { Case } from './case.ts';
import { play } from './play.ts';
import { figuresOf, sideBySide } from './report.ts';
import type { Outcome } from './report.ts';
import type { Contestant, OpenStage, Surroundings } from './stage.ts';
import { bestOf, summarize } from './summary.ts';
import type { Summary } from './summary.ts';

export interface Cases {
  /** Those that time is measured for, several times. */
  readonly timed: readonly Case[];
  /** Long answers and trouble, once. */
  readonly troubled: readonly Case[];
  readonly openStage: OpenStage;
}

/**
 * Plays the cases with the product and with the plain loop. Platform, model and bot are processes of their own, fresh for
 * every round. Of three rounds the times are the best and what may not happen is the worst. Trouble is played once, and so
 * is the plain loop with several askers, which waits for minutes.
 * `--only TEXT`: cases with the text in their name. `--rounds N`. `--quick`: each case with at most ten askers once,
 * several at a time.
 */
export async function runCases(options: readonly string[], cases: Cases): Promise<readonly Figure[]> {
  const { values } = parseArgs({
    args: [...options],
    options: { quick: { type: 'boolean', default: false }, only: { type: 'string' }, rounds: { type: 'string' } },
  });
  const isWanted = ({ name }: Case): boolean => values.only === undefined || name.includes(values.only);
  const [timed, troubled] = [cases.timed.filter(isWanted), cases.troubled.filter(isWanted)];
  const folder = await mkdtemp(join(tmpdir(), 'hsc-bench-'));
  const redis = await startRedis(await findRedisServer());
  const playOnce = playerOf(cases.openStage, { redisUrl: redis.url, folder });
  const [before = 0] = loadavg();
  try {
    const outcomes = values.quick
      ? await playQuickly([...timed, ...troubled], playOnce)
      : await playAll(timed, troubled, Number(values.rounds ?? 3), playOnce);
    const load = `load of the machine before ${before.toFixed(1)}, after ${(loadavg()[0] ?? 0).toFixed(1)}`;
    process.stdout.write(
      `In seconds, p50 / p95; what isn't there two minutes after the model's last word (10 s with one asker) is lost; ${load}.\n\n${sideBySide(outcomes)}\n\n`,
    );
    return outcomes.flatMap(figuresOf);
  } finally {
    await redis.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Of the short form; each is several processes. */
const casesAtATime = 3;

type PlayOnce = (one: Case, contestant: Contestant) => Promise<Summary>;

function playerOf(openStage: OpenStage, place: Surroundings): PlayOnce {
  return async (one, contestant) => {
    const stage = await openStage(one, contestant, place);
    try {
      const summary = summarize(one, await play(one, stage));
      process.stderr.write(
        `${one.name}, ${contestant}: final ${String(summary.final.p50)} / ${String(summary.final.p95)}\n`,
      );
      return summary;
    } finally {
      await stage.close();
    }
  };
}

async function playAll(timed: readonly Case[], troubled: readonly Case[], rounds: number, playOnce: PlayOnce) {
  const own: Omit<Outcome, 'plain'>[] = [];
  const alone = new Map<Case, Summary>();
  for (const one of timed) {
    const { product, plain } = await inTurn(one, rounds, playOnce);
    own.push({ one, product });
    if (plain !== null) alone.set(one, plain);
  }
  // The plain loop mostly waits, and one asker is no load: they don't disturb each other.
  const [together, trouble] = await Promise.all([
    Promise.all(
      own.map(async ({ one, product }): Promise<Outcome> => {
        return { one, product, plain: alone.get(one) ?? (await playOnce(one, 'plain')) };
      }),
    ),
    inTrouble(troubled, playOnce),
  ]);
  return [...together, ...trouble];
}

/** Each once, which shows that nothing is lost or told twice; the plain loop where it has nothing to wait for. */
async function playQuickly(cases: readonly Case[], playOnce: PlayOnce): Promise<readonly Outcome[]> {
  const queue = new PQueue({ concurrency: casesAtATime });
  const few = cases.filter(({ askers }) => askers <= 10);
  return await queue.addAll(
    few.map((one) => async (): Promise<Outcome> => {
      const product = await playOnce(one, 'product');
      const isPlain = one.askers === 1 && one.trouble === 'none';
      return { one, product, plain: isPlain ? await playOnce(one, 'plain') : null };
    }),
  );
}

/** Both in turn, so that they meet the same machine; the plain loop with one asker only. */
async function inTurn(one: Case, rounds: number, playOnce: PlayOnce) {
  const product: Summary[] = [];
  const plain: Summary[] = [];
  for (let round = 0; round < rounds; round += 1) {
    product.push(await playOnce(one, 'product'));
    if (one.askers === 1) plain.push(await playOnce(one, 'plain'));
  }
  return { product: bestOf(product), plain: plain.length === 0 ? null : bestOf(plain) };
}

async function inTrouble(cases: readonly Case[], playOnce: PlayOnce): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const one of cases) {
    // The plain loop opens no stream that could be closed.
    const plain = one.trouble === 'closed-stream' ? null : playOnce(one, 'plain');
    const [product, beside] = await Promise.all([playOnce(one, 'product'), plain]);
    outcomes.push({ one, product, plain: beside });
  }
  return outcomes;
}
