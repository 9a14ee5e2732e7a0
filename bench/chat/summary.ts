import type { Case } from './case.ts';
import { judge, straysIn } from './judge.ts';
import type { Verdict } from './judge.ts';
import type { Play } from './play.ts';

/** Half of the askers, and all but five in a hundred, had to wait no longer. Seconds; null: somebody waits for ever. */
export interface Spread {
  readonly p50: number | null;
  readonly p95: number | null;
}

/** How a case went, in one round or as the best of several. */
export interface Summary {
  readonly askers: number;
  readonly first: Spread;
  readonly behind: Spread;
  readonly text: Spread;
  readonly final: Spread;
  readonly whole: Spread;
  /** Calls answered with 429. */
  readonly refused: number;
  /** Askers whose text isn't whole in the end, and the share of all words that is missing. */
  readonly lost: number;
  readonly lostShare: number;
  readonly repeated: number;
  readonly unanswered: number;
  /** Messages beside the answers. */
  readonly strays: number;
  readonly told: number;
  /** Requests to the model. */
  readonly requests: number;
  /** Payloads that the true Slack would have refused. */
  readonly violations: number;
  /** Seconds of the slowest ack of an event; null: one was never acked. */
  readonly slowestAck: number | null;
  readonly calls: ReadonlyMap<string, number>;
  /** Milliseconds of processor time for an answer; the most memory, in MB. */
  readonly cpu: number | null;
  readonly memory: number | null;
}

export function summarize(one: Case, play: Play): Summary {
  const verdicts = play.asked.map((asker) => judge(one, play, asker));
  const count = (is: (verdict: Verdict) => boolean): number => verdicts.filter(is).length;
  const calls = new Map<string, number>();
  for (const { method } of play.calls) calls.set(method, (calls.get(method) ?? 0) + 1);
  return {
    askers: verdicts.length,
    first: spread(verdicts.map(({ first }) => first)),
    behind: spread(verdicts.flatMap(({ behind }) => behind)),
    text: spread(verdicts.map(({ text }) => text)),
    final: spread(verdicts.map(({ final }) => final)),
    whole: spread(verdicts.map(({ whole }) => whole)),
    refused: play.calls.filter(({ status }) => status === 429).length,
    lost: count(({ lost }) => lost > 0),
    lostShare: verdicts.reduce((sum, { lost }) => sum + lost, 0) / verdicts.length,
    repeated: count(({ repeated }) => repeated),
    unanswered: count(({ answered }) => !answered),
    strays: straysIn(play).length,
    told: count(({ told }) => told),
    requests: verdicts.reduce((sum, { requests }) => sum + requests, 0),
    violations: play.violations,
    slowestAck: play.slowestAck === null ? null : play.slowestAck / 1_000,
    calls,
    cpu: play.cost === null ? null : play.cost.cpu / verdicts.length,
    memory: play.cost?.memory ?? null,
  };
}

/** The shortest times of the rounds, and the most of everything that may not happen. */
export function bestOf(rounds: readonly Summary[]): Summary {
  const [first] = rounds;
  if (first === undefined) throw new RangeError('there was no round');
  const most = (of: (round: Summary) => number): number => Math.max(...rounds.map(of));
  const quickest = (of: (round: Summary) => Spread): Spread => ({
    p50: least(rounds.map((round) => of(round).p50)),
    p95: least(rounds.map((round) => of(round).p95)),
  });
  return {
    ...first,
    first: quickest(({ first }) => first),
    behind: quickest(({ behind }) => behind),
    text: quickest(({ text }) => text),
    final: quickest(({ final }) => final),
    whole: quickest(({ whole }) => whole),
    refused: most(({ refused }) => refused),
    lost: most(({ lost }) => lost),
    lostShare: most(({ lostShare }) => lostShare),
    repeated: most(({ repeated }) => repeated),
    unanswered: most(({ unanswered }) => unanswered),
    strays: most(({ strays }) => strays),
    violations: most(({ violations }) => violations),
    slowestAck: rounds.some((round) => round.slowestAck === null) ? null : most((round) => round.slowestAck ?? 0),
    cpu: least(rounds.map(({ cpu }) => cpu)),
    memory: least(rounds.map(({ memory }) => memory)),
  };
}

function least(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.min(...known);
}

/** What never came counts as longer than everything. */
function spread(milliseconds: readonly (number | null)[]): Spread {
  const sorted = milliseconds.map((value) => value ?? Infinity).toSorted((one, other) => one - other);
  const at = (share: number): number | null => {
    const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
    return value === undefined || !Number.isFinite(value) ? null : value / 1_000;
  };
  return { p50: at(0.5), p95: at(0.95) };
}
