import type { Figure } from '../figure.ts';
import { overModel, share, spread } from './spread.ts';
import type { Spread } from './spread.ts';
import { startBare, startBot, startModel } from './start.ts';
import type { Answerer, LoadModel } from './start.ts';

interface Round {
  readonly over: Spread;
  readonly lag: number;
  readonly peak: number;
  readonly answered: number;
}

/** Prompts as long as those of the sample manual. */
const promptCharacters = 60_000;

/** A crowd of each size, so many times, the product and the bare loop in turn: each has the same machine. */
export async function measureCrowds(folder: string, sizes: readonly number[], rounds: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const size of sizes) {
    const own: Round[] = [];
    const bare: Round[] = [];
    for (let round = 0; round < rounds; round += 1) {
      own.push(await playOnce(size, (model) => startBot(model.baseUrl, folder)));
      bare.push(await playOnce(size, (model) => startBare(model.baseUrl, promptCharacters)));
    }
    figures.push(...figuresOf(size, own, bare));
  }
  return figures;
}

async function playOnce(size: number, start: (model: LoadModel) => Promise<Answerer>): Promise<Round> {
  const model = await startModel({ milliseconds: 6_000, refuseEvery: 0 });
  const answerer = await start(model);
  try {
    // The manual is read and the code compiled, as in a process that has run for a while.
    await answerer.crowd(50);
    await model.report();
    const report = await answerer.crowd(size);
    const over = spread(overModel(report, await model.report()));
    return { over, lag: report.lag, peak: await answerer.peak(), answered: share(report, 'answered') * 100 };
  } finally {
    await answerer.close();
    await model.close();
  }
}

function figuresOf(size: number, own: readonly Round[], bare: readonly Round[]): Figure[] {
  const least = (rounds: readonly Round[], of: (round: Round) => number): number => Math.min(...rounds.map(of));
  const name = `${size} askers at once`;
  const strict = size <= 100;
  const figure = (what: string, value: number, unit: string, most: number | null): Figure => ({
    ...{ name: `${name}: ${what}`, value, unit, most, least: null },
  });
  return [
    figure(
      "over the model's own time, p50",
      least(own, ({ over }) => over.p50),
      'ms',
      strict ? 50 : null,
    ),
    figure(
      'the same, bare loop',
      least(bare, ({ over }) => over.p50),
      'ms',
      null,
    ),
    figure(
      "over the model's own time, p95",
      least(own, ({ over }) => over.p95),
      'ms',
      strict ? 150 : null,
    ),
    figure(
      'the same, bare loop',
      least(bare, ({ over }) => over.p95),
      'ms',
      null,
    ),
    figure(
      'event loop lag, p99',
      least(own, ({ lag }) => lag),
      'ms',
      strict ? 50 : null,
    ),
    figure(
      'the same, bare loop',
      least(bare, ({ lag }) => lag),
      'ms',
      null,
    ),
    figure('memory', Math.max(...own.map(({ peak }) => peak)), 'MB', strict ? 400 : 1_024),
    {
      ...figure(
        'answered',
        least(own, ({ answered }) => answered),
        '%',
        null,
      ),
      least: 100,
    },
  ];
}
