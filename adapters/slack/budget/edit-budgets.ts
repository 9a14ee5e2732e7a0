import type { Clock } from '../../../src/clock.ts';
import { HscError } from '../../../src/errors.ts';
import type { RedisClient } from '../../../src/redis/connect-redis.ts';
import { editInterval } from './edit-interval.ts';
import { callDraws, drawsOf, growthDraws, promisedFor } from './draws.ts';
import type { Draw, Ledger, Way } from './ledger.ts';
import { createMemoryLedger } from './memory-ledger.ts';
import { bucketsOf, isEnd, promisedOf } from './rates.ts';
import type { BudgetMethod, EndMethod } from './rates.ts';
import { createRedisLedger } from './redis-ledger.ts';
import type { Spender } from './spender.ts';

/** Whether an edit may be made now, and how far apart those of this answer are to be for the time being. */
export interface EditGrant {
  readonly granted: boolean;
  /** Milliseconds; null: none until there is more. */
  readonly interval: number | null;
}

/** A method by which the same could be done; a handicap in milliseconds makes it the less liked one. */
export interface Option {
  readonly method: BudgetMethod;
  readonly handicap: number;
  /** The call was taken when the message was begun. */
  readonly paid: boolean;
}

/** What each workspace's methods still allow, shared by all of its answers. Never throws but for the signal. */
export interface EditBudgets {
  /** Takes a call that may as well not be made. */
  edit(spender: Spender, method: BudgetMethod, signal: AbortSignal): Promise<EditGrant>;
  /**
   * The same for the call that a message is begun by, together with the one that ends it, so that what was begun can be
   * ended when it is complete: that one is `paid`. It waits only where more end at the same moment than a burst holds.
   */
  begin(spender: Spender, method: Beginning, signal: AbortSignal): Promise<EditGrant>;
  /** Takes a call that has to be made, by the method that is open soonest: make it after `wait` milliseconds. */
  final(
    spender: Spender,
    options: readonly Option[],
    signal: AbortSignal,
  ): Promise<{ readonly method: BudgetMethod; readonly wait: number }>;
  /** The platform refused a call of the method for so many milliseconds. */
  pause(spender: Spender, method: BudgetMethod, milliseconds: number): Promise<void>;
  /** The answer has ended. */
  leave(spender: Spender): Promise<void>;
}

/** By which method a message ends that was begun by another. */
export const endOf = {
  'chat.postMessage': 'chat.update',
  'chat.update': 'chat.update',
  'chat.startStream': 'chat.stopStream',
} as const satisfies Partial<Record<BudgetMethod, EndMethod>>;

type Beginning = keyof typeof endOf;

/** A longer pause than this can't come from one channel's limit of a message a second. Milliseconds. */
const longestOfChannel = 2_000;

/** Budgets in memory, or in Redis where there is one; as long as that is away, in memory. */
export function createEditBudgets({ redis, clock }: { redis: RedisClient | null; clock: Clock }): EditBudgets {
  const memory = createMemoryLedger(clock);
  const shared = redis === null ? memory : createRedisLedger(redis, clock);

  async function by<T>(work: (ledger: Ledger) => Promise<T>): Promise<T> {
    try {
      return await work(shared);
    } catch (error) {
      if (error instanceof HscError && error.code === 'redis-unavailable') return await work(memory);
      throw error;
    }
  }

  async function spend(
    { team, answer, age = 0 }: Spender,
    way: Way & { readonly draws: readonly [Draw, ...Draw[]] },
    signal: AbortSignal,
  ): Promise<EditGrant> {
    signal.throwIfAborted();
    const { way: taken, left, running } = await by((ledger) => ledger.spend(team, answer, way, signal));
    return { granted: taken !== null, interval: editInterval(way.draws[0], left, running, age) };
  }

  return {
    edit: (spender, method, signal) =>
      spend(spender, { draws: growthDraws(method, spender), handicap: 0, group: growsBy(method) }, signal),
    begin(spender, method, signal) {
      const end = { ...promisedFor(endOf[method], spender), cost: 1 };
      const draws = growthDraws(method, spender);
      // Where the same method begins and ends it, two are promised, of which one is made at once.
      const [first, ...others] = draws;
      const isBoth = first.name === end.name;
      const all = isBoth ? ([{ ...first, cost: 2 }, ...others] as const) : ([...draws, end] as const);
      return spend(spender, { draws: all, handicap: 0, group: growsBy(method) }, signal);
    },
    async final({ team, channel }, options, signal) {
      signal.throwIfAborted();
      const ways = options.map(({ method, handicap, paid }): Way => {
        return { draws: paid ? callDraws(method, channel) : drawsOf(method, channel), handicap, group: null };
      });
      const { way, wait } = await by((ledger) => ledger.claim(team, ways, signal));
      const option = options[way ?? 0];
      if (option === undefined) throw new RangeError('there is no way to end an answer');
      // Sums of parts of a period miss a whole one by a hair.
      return { method: option.method, wait: Math.max(0, Math.ceil(wait - 0.01)) };
    },
    async pause({ team, channel }, method, milliseconds) {
      const buckets = bucketsOf(method, channel);
      const calls = milliseconds > longestOfChannel ? buckets : buckets.slice(0, 1);
      const meant = isEnd(method) ? [...calls, promisedOf(method)] : calls;
      await by((ledger) => Promise.all(meant.map((bucket) => ledger.drain(team, bucket, milliseconds))));
    },
    async leave({ team, answer }) {
      await by((ledger) => ledger.leave(team, answer, growing));
      if (shared !== memory) await memory.leave(team, answer, growing);
    },
  };
}

/** Methods that messages grow by. */
const growing = ['chat.update', 'chat.appendStream'] as const;

/** By which of them a message grows that the method writes to; null: it doesn't. Those share what the method allows. */
function growsBy(method: BudgetMethod): (typeof growing)[number] | null {
  if (method === 'chat.postMessage' || method === 'chat.update') return 'chat.update';
  return method === 'chat.startStream' || method === 'chat.appendStream' ? 'chat.appendStream' : null;
}
