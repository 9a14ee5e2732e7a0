import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench, Figure } from './figure.ts';
import { measureAcks } from './load/acks.ts';
import { bestOf } from './load/best-of.ts';
import { measureColdManual } from './load/cold-manual.ts';
import { fewAskers, fullCrowds, measureCrowds } from './load/crowds.ts';
import { measureEndurance } from './load/endurance.ts';
import { measureModelGone, measureRefusals } from './load/model-troubles.ts';
import { faultsOfOne } from './load/one-redis.ts';
import { faultsOfCluster } from './load/redis-cluster.ts';
import { measureRedisFaults } from './load/redis-faults.ts';

const fullBurden = { askers: 100, pages: 2_000 };
const smallBurden = { askers: 20, pages: 200 };

/**
 * The product under load. The model, Redis, Slack and the bot are processes of their own; what the bot reads manuals with
 * are its children, whose memory is told apart. Times are the best of three rounds, beside a bare loop in the same run.
 * `--only TEXT`: parts with the text in their name. `--rounds N`. `--long`: endurance for 30 minutes in place of ten;
 * `--quick`: few askers, one round, no endurance.
 */
export const bench: Bench = async (options) => {
  const { values } = parseArgs({
    args: [...options],
    options: {
      only: { type: 'string' },
      rounds: { type: 'string', default: '3' },
      long: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
    },
  });
  const rounds = values.quick ? 1 : Number(values.rounds);
  const folder = await mkdtemp(join(tmpdir(), 'hsc-load-'));
  const parts: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
    crowds: () => measureCrowds(folder, rounds, values.quick ? fewAskers : fullCrowds),
    acks: () => bestOf(rounds, () => measureAcks(folder, values.quick ? smallBurden : fullBurden)),
    cold: async () => [...(await measureColdManual(folder, 100)), ...(await measureColdManual(folder, 25))],
    refusals: () => measureRefusals(folder, values.quick ? 2 : 8),
    gone: () => measureModelGone(folder),
    redis: () => bestOf(rounds, () => measureRedisFaults(folder, faultsOfOne)),
    cluster: () => bestOf(rounds, () => measureRedisFaults(folder, faultsOfCluster)),
    ...(values.quick ? {} : { endurance: () => measureEndurance(folder, values.long ? 30 : 10) }),
  };
  const [before = 0] = loadavg();
  const figures: Figure[] = [];
  try {
    for (const [name, measure] of Object.entries(parts)) {
      if (values.only === undefined || name.includes(values.only)) figures.push(...(await measure()));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  process.stdout.write(`Load of the machine before ${before.toFixed(1)}, after ${(loadavg()[0] ?? 0).toFixed(1)}.\n\n`);
  return figures;
};
