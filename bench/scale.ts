import type { Bench, Figure } from './figure.ts';

/**
 * A simulation, not a measurement. An asker asks, has the answer `answerSeconds` after it was admitted, and asks again at
 * once. A question is admitted when every limit has room for it: each limit is a token bucket that fills by so many
 * questions a second. The limit that refused most often binds.
 */
interface Limit {
  readonly name: string;
  /** Questions a second that it lets through. */
  readonly perSecond: number;
}

interface Situation {
  readonly name: string;
  readonly tokensPerQuestion: number;
  /** Of the model's quota. */
  readonly tokensPerMinute: number;
  /** Of all questions, those answered from the store, without the model. */
  readonly stored: number;
  readonly workspaces: number;
  readonly processes: number;
  /** Masters of the Redis Cluster. */
  readonly masters: number;
}

const answerSeconds = 10;
const simulatedSeconds = 600;
/**
 * Edits thin out until an answer is one fresh post, of which Slack takes about one a second and channel
 * (https://docs.slack.dev/apis/web-api/rate-limits); so many channels of a workspace are busy.
 */
const channels = 10;
/** Answers at once that a process takes before it sheds; docs/performance.md. */
const streamsPerProcess = 300;
/** A master of Redis at 1 Gbit/s carries this many answers at once. */
const redisStreams = 4_000;

const start = {
  tokensPerQuestion: 75_000,
  tokensPerMinute: 1_000_000,
  stored: 0,
  workspaces: 1,
  processes: 1,
  masters: 1,
};
const picked = { ...start, name: 'picked pages', tokensPerQuestion: 6_000 };
const grown = {
  ...picked,
  name: 'and a quota of 10 M, half of the answers stored',
  tokensPerMinute: 10_000_000,
  stored: 0.5,
};
const situations: readonly Situation[] = [
  { ...start, name: 'whole manuals, a quota of 1 M tokens a minute' },
  picked,
  grown,
  {
    ...grown,
    name: 'and 100 workspaces, 40 processes, 4 masters, a quota of 200 M',
    tokensPerMinute: 200_000_000,
    workspaces: 100,
    processes: 40,
    masters: 4,
  },
];

function limitsOf(given: Situation): readonly Limit[] {
  const { tokensPerMinute, tokensPerQuestion, stored, workspaces, processes, masters } = given;
  return [
    { name: 'the tokens of the model', perSecond: tokensPerMinute / 60 / (tokensPerQuestion * (1 - stored)) },
    { name: 'the posts of a workspace', perSecond: workspaces * channels },
    { name: 'the processes', perSecond: (processes * streamsPerProcess) / answerSeconds },
    { name: 'Redis', perSecond: (masters * redisStreams) / answerSeconds },
  ];
}

function simulate(askers: number, limits: readonly Limit[]): { wait: number; binding: string } {
  const room = limits.map(({ perSecond }) => Math.max(1, perSecond));
  const refused = limits.map(() => 0);
  const ends: number[] = Array.from({ length: simulatedSeconds + answerSeconds + 1 }, () => 0);
  let [waiting, waited, admitted] = [askers, 0, 0];
  for (let second = 0; second < simulatedSeconds; second += 1) {
    waiting += ends[second] ?? 0;
    for (const [index, { perSecond }] of limits.entries()) {
      room[index] = Math.min((room[index] ?? 0) + perSecond, perSecond + 1);
    }
    const now = Math.min(waiting, ...room.map(Math.floor));
    for (const [index, left] of room.entries()) {
      if (Math.floor(left) < waiting && Math.floor(left) === now) refused[index] = (refused[index] ?? 0) + 1;
      room[index] = left - now;
    }
    waiting -= now;
    waited += waiting;
    admitted += now;
    ends[second + answerSeconds] = now;
  }
  const most = Math.max(...refused);
  const binding = most === 0 ? 'nothing' : (limits[refused.indexOf(most)]?.name ?? 'nothing');
  return { wait: waited / Math.max(1, admitted), binding };
}

/** Mean seconds that a question waits before it is admitted, and what it waits for, by the number of askers at once. */
export const bench: Bench = () => {
  const figures = situations.flatMap((given) =>
    [100, 1_000, 100_000].map((askers): Figure => {
      const { wait, binding } = simulate(askers, limitsOf(given));
      const name = `${askers.toLocaleString('en')} askers, ${given.name}: wait for ${binding}`;
      return { name, value: wait, unit: 's', most: null, least: null };
    }),
  );
  return Promise.resolve(figures);
};
