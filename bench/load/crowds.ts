import type { Figure } from '../figure.ts';
import { overModel, share, spread } from './spread.ts';
import type { Spread } from './spread.ts';
import { startBare, startBot, startModel } from './start.ts';
import type { Answerer, LoadModel } from './start.ts';
import type { Memory } from './watch-memory.ts';

/** People who ask and are then answered at the same time. */
interface Crowd {
  readonly name: string;
  readonly size: number;
  /** The time over which they ask; 0: all in the same millisecond. */
  readonly within: number;
  /** The most that they may wait beyond the model's own time, in milliseconds or as a multiple of the bare loop's. */
  readonly most: { readonly over: Spread } | { readonly times: number } | null;
  /** MB. */
  readonly memory: number;
}

interface Round {
  readonly over: Spread;
  readonly lag: number;
  readonly peak: Memory;
  readonly answered: number;
}

/** Prompts as long as those of the sample manual. */
const promptCharacters = 60_000;

export const fullCrowds: readonly Crowd[] = [
  {
    ...{ name: '100 askers within a second', size: 100, within: 1_000, memory: 400 },
    most: { over: { p50: 50, p95: 150 } },
  },
  { name: '100 askers in one millisecond', size: 100, within: 0, memory: 400, most: { times: 3.5 } },
  { name: '300 askers within a second', size: 300, within: 1_000, memory: 1_024, most: null },
];

export const fewAskers: readonly Crowd[] = [
  { name: '20 askers within a second', size: 20, within: 1_000, memory: 400, most: null },
];

/** Each crowd so many times, the product and the bare loop in turn: each has the same machine. */
export async function measureCrowds(folder: string, rounds: number, crowds: readonly Crowd[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const crowd of crowds) {
    const own: Round[] = [];
    const bare: Round[] = [];
    for (let round = 0; round < rounds; round += 1) {
      own.push(await playOnce(crowd, (model) => startBot(model.baseUrl, folder)));
      bare.push(await playOnce(crowd, (model) => startBare(model.baseUrl, promptCharacters)));
    }
    figures.push(...figuresOf(crowd, own, bare));
  }
  return figures;
}

async function playOnce({ size, within }: Crowd, start: (model: LoadModel) => Promise<Answerer>): Promise<Round> {
  const model = await startModel({ milliseconds: 6_000, refuseEvery: 0 });
  const answerer = await start(model);
  try {
    // The manual is read and the code compiled, as in a process that has run for a while.
    await answerer.crowd(50);
    await model.report();
    const report = await answerer.crowd(size, { within });
    const over = spread(overModel(report, await model.report()));
    return { over, lag: report.lag, peak: await answerer.peak(), answered: share(report, 'answered') * 100 };
  } finally {
    await answerer.close();
    await model.close();
  }
}

function figuresOf({ name, most, memory }: Crowd, own: readonly Round[], bare: readonly Round[]): Figure[] {
  const least = (rounds: readonly Round[], of: (round: Round) => number): number => Math.min(...rounds.map(of));
  const overs = (['p50', 'p95'] as const).flatMap((at): Figure[] => {
    const [value, beside] = [own, bare].map((rounds) => least(rounds, ({ over }) => over[at]));
    return besideBare(`${name}: over the model's own time, ${at}`, value ?? Infinity, beside ?? 0, limitOf(most, at));
  });
  const lag = (rounds: readonly Round[]): number => least(rounds, (round) => round.lag);
  const plain = { unit: 'MB', most: null, least: null };
  const answered = least(own, (round) => round.answered);
  return [
    ...overs,
    ...besideBare(`${name}: event loop lag, p99`, lag(own), lag(bare), most === null ? {} : { milliseconds: 50 }),
    { ...plain, name: `${name}: memory`, value: mostOf(own, ({ peak }) => peak.own), most: memory },
    { ...plain, name: `${name}: memory of what reads manuals`, value: mostOf(own, ({ peak }) => peak.children) },
    { name: `${name}: answered`, value: answered, unit: '%', most: null, least: 100 },
  ];
}

/** Null when it wasn't measured. */
function mostOf(rounds: readonly Round[], of: (round: Round) => number | null): number | null {
  const values = rounds.map(of).filter((value) => value !== null);
  return values.length === 0 ? null : Math.max(...values);
}

interface Limit {
  readonly milliseconds?: number;
  readonly times?: number;
}

function limitOf(most: Crowd['most'], at: keyof Spread): Limit {
  if (most === null) return {};
  return 'over' in most ? { milliseconds: most.over[at] } : { times: most.times };
}

/** A time of the product, that of the bare loop, and how many times as long it is where that is what is limited. */
function besideBare(name: string, value: number, bare: number, { milliseconds, times }: Limit): Figure[] {
  const plain = { unit: 'ms', most: null, least: null };
  return [
    { ...plain, name, value, most: milliseconds ?? null },
    { ...plain, name: `${name}, bare loop`, value: bare },
    ...(times === undefined
      ? []
      : [{ name: `${name}, times the bare loop`, value: value / bare, unit: '×', most: times, least: null }]),
  ];
}
