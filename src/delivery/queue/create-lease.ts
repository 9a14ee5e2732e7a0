import type { Job } from 'bullmq';
import { codeOf } from '../../code-of.ts';
import type { RedisClient } from '../../redis/connect-redis.ts';
import { unlessAway } from '../../redis/unless-away.ts';
import type { TakenAsk } from '../taken-ask.ts';
import type { Holding, Holdings } from './holding.ts';
import type { Lease } from '../lease.ts';

/** An ask as this process holds it. */
export interface Held {
  readonly stored: TakenAsk;
  readonly lost: AbortController;
  /** Null until it is known to lie in the queue. */
  job: Job<TakenAsk> | null;
  marks: Lease['marks'];
  tries: number;
}

interface LeaseTools {
  readonly redis: RedisClient;
  readonly holdings: Holdings;
  /** Another process has it. */
  readonly lose: (id: string, one: Held) => void;
  /** False when it was forgotten before. */
  readonly forget: (id: string) => boolean;
  readonly remember: (id: string, one: Held) => void;
  /** It is to be taken out of the queue, now or when that can be reached. */
  readonly ended: (id: string) => void;
}

/** How it came to be held. */
interface Beginning {
  readonly kept: Promise<void>;
  /** Null for a new one. */
  readonly holding: Holding | null;
}

export function createLease(
  one: Held,
  { kept, holding }: Beginning,
  { redis, holdings, lose, forget, remember, ended }: LeaseTools,
): Lease {
  const { ask } = one.stored;
  const { id } = ask.question;
  return {
    ask,
    tries: holding?.tries ?? 0,
    isOrphan: (holding?.from ?? null) !== null,
    lost: one.lost.signal,
    kept,
    get marks() {
      return one.marks;
    },
    async keep(marks) {
      one.marks = marks;
      await orNot(async () => {
        if (!(await holdings.renew(id, { marks }))) lose(id, one);
      });
    },
    async isHeld() {
      await orNot(async () => {
        if (!(await holdings.renew(id))) lose(id, one);
      });
      return !one.lost.signal.aborted;
    },
    async release() {
      if (one.job === null || one.lost.signal.aborted) return one.lost.signal.aborted;
      const { job } = one;
      forget(id);
      const done = await orNot(() => holdings.renew(id, { to: 'released' }));
      if (!done) remember(id, one);
      // What isn't made due now will be when the lease runs out.
      else await orNot(() => redis.run(() => promote(job)));
      return done;
    },
    end() {
      if (forget(id)) ended(id);
    },
  };
}

/** Whether it was done: what Redis doesn't take now is tried again with the next renewal. */
export function orNot(work: () => Promise<unknown>): Promise<boolean> {
  return unlessAway(false, async () => {
    await work();
    return true;
  });
}

async function promote(job: Job<TakenAsk>): Promise<void> {
  try {
    await job.promote();
  } catch (error) {
    // It was due by itself.
    if (codeOf(error) !== codes.elsewhere) throw error;
  }
}

/** Of the library: there is no such job; it isn't waiting for its time. */
export const codes = { missing: -1, elsewhere: -3 } as const;
