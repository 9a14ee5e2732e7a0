import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { HscError } from '../errors.ts';
import type { RedisClient } from '../redis/connect-redis.ts';
import type { Rate } from '../settings/schema.ts';
import type { Ask } from './ask.ts';
import type { Refusal } from './desk.ts';

/** How often people and workspaces may ask. */
export interface Limits {
  /** Counts an ask. @returns how many the person has asked of late, this one included; or why it isn't taken */
  take(ask: Ask): Promise<number | Extract<Refusal, { kind: 'limited' }>>;
  /** It wasn't a question to the bot after all. */
  giveBack(ask: Ask): Promise<void>;
}

export interface LimitsOptions {
  readonly person: Rate;
  readonly workspace: Rate;
}

/** `limit:person:…` and `limit:workspace:…` in Redis, for all processes; while that is away, in each process's memory. */
export function createLimits(redis: RedisClient | null, { person, workspace }: LimitsOptions): Limits {
  const ofPeople = createCounter(redis, 'limit:person', person);
  const ofWorkspaces = createCounter(redis, 'limit:workspace', workspace);
  return {
    async take({ isStaff, person, workspace }) {
      if (isStaff) return 1;
      // At once, since a slow Redis is waited for.
      const [own, all] = await Promise.all([
        person === null ? null : ofPeople.add(person),
        workspace === null ? null : ofWorkspaces.add(workspace),
      ]);
      const isOwnAllowed = own?.isAllowed ?? true;
      const isAllAllowed = all?.isAllowed ?? true;
      if (person !== null && isOwnAllowed && !isAllAllowed) await ofPeople.giveBack(person);
      if (workspace !== null && isAllAllowed && !isOwnAllowed) await ofWorkspaces.giveBack(workspace);
      if (own !== null && !isOwnAllowed) return { kind: 'limited', by: 'person', milliseconds: own.milliseconds };
      if (all !== null && !isAllAllowed) return { kind: 'limited', by: 'workspace', milliseconds: all.milliseconds };
      return own?.count ?? 1;
    },
    async giveBack({ isStaff, person, workspace }) {
      if (isStaff) return;
      if (person !== null) await ofPeople.giveBack(person);
      if (workspace !== null) await ofWorkspaces.giveBack(workspace);
    },
  };
}

interface Count {
  readonly isAllowed: boolean;
  readonly count: number;
  /** Until the count begins anew. */
  readonly milliseconds: number;
}

/** Never throws for Redis: the count of this process is the insurance. */
function createCounter(redis: RedisClient | null, keyPrefix: string, { count: points, seconds: duration }: Rate) {
  const memory = new RateLimiterMemory({ keyPrefix, points, duration });
  const shared =
    redis === null ? null : new RateLimiterRedis({ storeClient: redis.commands, keyPrefix, points, duration });

  /** By hand rather than by `insuranceLimiter`, so that a Redis that is known to be away costs nobody a time-out. */
  async function insured<T>(work: (limiter: RateLimiterAbstract) => Promise<T>): Promise<T> {
    if (redis === null || shared === null) return work(memory);
    try {
      return await redis.run(() => work(shared));
    } catch (error) {
      if (error instanceof HscError) return work(memory);
      throw error;
    }
  }

  return {
    add: (key: string): Promise<Count> => insured((limiter) => consume(limiter, key)),
    async giveBack(key: string): Promise<void> {
      await insured((limiter) => limiter.reward(key));
    },
  };
}

async function consume(limiter: RateLimiterAbstract, key: string): Promise<Count> {
  try {
    return countOf(await limiter.consume(key), true);
  } catch (error) {
    // What the library throws when there is nothing left is no error.
    if (error instanceof RateLimiterRes) return countOf(error, false);
    throw error;
  }
}

function countOf({ consumedPoints, msBeforeNext }: RateLimiterRes, isAllowed: boolean): Count {
  return { isAllowed, count: consumedPoints, milliseconds: msBeforeNext };
}
