import type { Clock } from '../../../src/clock.ts';
import { HscError } from '../../../src/errors.ts';
import type { RedisClient } from '../../../src/redis/connect-redis.ts';
import { editInterval } from './edit-interval.ts';
import type { Draw, Ledger, Way } from './ledger.ts';
import { createMemoryLedger } from './memory-ledger.ts';
import { bucketsOf } from './rates.ts';
import type { Bucket, BudgetMethod } from './rates.ts';
import { createRedisLedger } from './redis-ledger.ts';

/** An answer, as the budgets know it. */
export interface Spender {
  readonly team: string;
  readonly channel: string;
  /** The question's id. */
  readonly answer: string;
}

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
}

/** What each workspace's methods still allow, shared by all of its answers. Never throws but for the signal. */
export interface EditBudgets {
  /** Takes a call that may as well not be made, if enough stays for every running answer to end. */
  edit(spender: Spender, method: BudgetMethod, signal: AbortSignal): Promise<EditGrant>;
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

  return {
    async edit({ team, channel, answer }, method, signal) {
      signal.throwIfAborted();
      const draws = editDraws(method, channel);
      const { way, left, running } = await by((ledger) => ledger.spend(team, answer, { draws, handicap: 0 }, signal));
      const [first] = draws;
      return { granted: way !== null, interval: editInterval(first, left - first.keep * running, running) };
    },
    async final({ team, channel, answer }, options, signal) {
      signal.throwIfAborted();
      const ways = options.map(({ method, handicap }): Way => ({ draws: finalDraws(method, channel), handicap }));
      const { way, wait } = await by((ledger) => ledger.claim(team, answer, ways, signal));
      const option = options[way ?? 0];
      if (option === undefined) throw new RangeError('there is no way to end an answer');
      return { method: option.method, wait };
    },
    async pause({ team, channel }, method, milliseconds) {
      const buckets = bucketsOf(method, channel);
      const meant = milliseconds > longestOfChannel ? buckets : buckets.slice(0, 1);
      await by((ledger) => Promise.all(meant.map((bucket) => ledger.drain(team, bucket, milliseconds))));
    },
    async leave({ team, answer }) {
      await by((ledger) => ledger.leave(team, answer));
      if (shared !== memory) await memory.leave(team, answer);
    },
  };
}

const draw = (bucket: Bucket, cost: number, keep: number): Draw => ({ ...bucket, cost, keep });

/** An edit of a message leaves one for each answer's end; a message is begun only where it can be ended. */
function editDraws(method: BudgetMethod, channel: string): readonly [Draw, ...Draw[]] {
  const [first, ...others] = bucketsOf(method, channel);
  const own = [draw(first, 1, method === 'chat.update' ? 1 : 0), ...others.map((one) => draw(one, 1, 0))] as const;
  if (method === 'chat.postMessage') return [...own, ...needs('chat.update', channel, 1)];
  if (method === 'chat.startStream') return [...own, ...needs('chat.stopStream', channel, 0)];
  return own;
}

/** Room in another method's buckets: for each running answer, or at all. */
function needs(method: BudgetMethod, channel: string, keep: number): readonly Draw[] {
  return bucketsOf(method, channel).map((bucket) => draw(bucket, 0, keep));
}

function finalDraws(method: BudgetMethod, channel: string): readonly Draw[] {
  return bucketsOf(method, channel).map((bucket) => draw(bucket, 1, 0));
}
