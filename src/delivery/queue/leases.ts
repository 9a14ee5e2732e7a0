import type { Job } from 'bullmq';
import { codeOf } from '../../code-of.ts';
import { HscError } from '../../errors.ts';
import type { RedisClient } from '../../redis/connect-redis.ts';
import type { Holding, Holdings } from './holding.ts';
import { codes, createLease, orNot } from './create-lease.ts';
import type { Held } from './create-lease.ts';
import { createEndedAsks } from './ended-asks.ts';
import type { Lease } from '../lease.ts';
import type { ReadyQueue } from './ready-queue.ts';
import type { TakenAsk } from '../taken-ask.ts';

/**
 * The asks that this process holds. Each lies in the queue as a job that is due when the lease runs out, which is put
 * off for as long as this process lives: should it die, any other one gets the job.
 */
export interface Leases {
  /** Holds a new ask. Returns at once: an answer doesn't wait for Redis. @param tries 1 when it is begun at once */
  hold(stored: TakenAsk, tries: number): Lease;
  /** Holds an ask that was claimed. The job must be due when the lease runs out. */
  adopt(job: Job<TakenAsk>, stored: TakenAsk, holding: Holding): Lease;
  has(id: string): boolean;
  /** Puts everything off that is held, and puts right what went wrong while Redis was away. Never throws. */
  renew(): Promise<void>;
}

export interface LeasesOptions {
  readonly queue: ReadyQueue;
  readonly redis: RedisClient;
  readonly holdings: Holdings;
  /** Told of what goes wrong, other than that Redis is away. */
  readonly onError: (error: unknown) => void;
  /** How long a process is believed to live without being heard of. Milliseconds. */
  readonly lease: number;
}

/** Asks that are put off in one go: all of them must be within the time of one command. */
const atOnce = 50;

export function createLeases({ queue, redis, holdings, lease, onError }: LeasesOptions): Leases {
  const held = new Map<string, Held>();
  const ended = createEndedAsks({ queue, redis, holdings, onError });

  async function put(one: Held): Promise<void> {
    const { ask, rank } = one.stored;
    const { id } = ask.question;
    // What isn't sent at once would be sent when nobody wants it any more.
    if (redis.state !== 'ready') throw new HscError('redis-unavailable', 'Redis: not connected');
    const { marks, tries } = one;
    if (!(await holdings.renew(id, { tries, ...(marks === null ? {} : { marks }) }))) {
      lose(id, one);
      return;
    }
    one.job = await redis.run(async () =>
      (await queue.get()).add('ask', one.stored, { jobId: id, delay: lease, priority: rank + 1 }),
    );
  }

  async function renewOne(id: string, one: Held): Promise<void> {
    if (!(await holdings.renew(id))) {
      lose(id, one);
      return;
    }
    const { job } = one;
    if (job === null || !(await putOff(redis, job, lease))) await put(one);
  }

  function lose(id: string, { lost }: Held): void {
    held.delete(id);
    lost.abort();
  }

  const tools = {
    redis,
    holdings,
    lose,
    forget: (id: string) => held.delete(id),
    remember: (id: string, one: Held) => void held.set(id, one),
    ended: ended.add,
  };
  return {
    hold(stored, tries) {
      const one: Held = { stored, lost: new AbortController(), job: null, marks: null, tries };
      held.set(stored.ask.question.id, one);
      const kept = put(one);
      // Whoever doesn't wait for it goes on without.
      kept.catch(() => undefined);
      return createLease(one, { kept, holding: null }, tools);
    },
    adopt(job, stored, holding) {
      const one: Held = { stored, lost: new AbortController(), job, marks: holding.marks, tries: holding.tries + 1 };
      held.set(stored.ask.question.id, one);
      return createLease(one, { kept: Promise.resolve(), holding }, tools);
    },
    has: (id) => held.has(id) || ended.has(id),
    async renew() {
      const renewals = [...held].map((entry) => () => renewOne(...entry));
      await doAll([...renewals, ...ended.rest()], redis);
    },
  };
}

/** In portions, for as long as Redis is there. */
async function doAll(work: readonly (() => Promise<void>)[], redis: RedisClient): Promise<void> {
  for (let start = 0; start < work.length && redis.state === 'ready'; start += atOnce) {
    await Promise.all(work.slice(start, start + atOnce).map((one) => orNot(one)));
  }
}

/** False when the job has vanished. One that is due already is being claimed, which its holder hears of soon. */
async function putOff(redis: RedisClient, job: Job<TakenAsk>, milliseconds: number): Promise<boolean> {
  return redis.run(async () => {
    try {
      await job.changeDelay(milliseconds);
      return true;
    } catch (error) {
      const code = codeOf(error);
      if (code === codes.missing) return false;
      if (code === codes.elsewhere) return true;
      throw error;
    }
  });
}
