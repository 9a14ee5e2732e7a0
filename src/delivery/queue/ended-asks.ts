import type { RedisClient } from '../../redis/connect-redis.ts';
import { orNot } from './create-lease.ts';
import type { Holdings } from './holding.ts';
import type { ReadyQueue } from './ready-queue.ts';

/** Asks that have ended here, until the queue knows it too. */
export interface EndedAsks {
  /** Takes an ask out of the queue, now or when that can be reached. */
  readonly add: (id: string) => void;
  has(id: string): boolean;
  /** What is still to be done, as work that may fail. */
  rest(): readonly (() => Promise<void>)[];
}

interface EndedAsksOptions {
  readonly queue: ReadyQueue;
  readonly redis: RedisClient;
  readonly holdings: Holdings;
  readonly onError: (error: unknown) => void;
}

/** What comes beyond stays in the queue until its lease runs out, and is answered again. */
const most = 10_000;

export function createEndedAsks({ queue, redis, holdings, onError }: EndedAsksOptions): EndedAsks {
  const ended = new Set<string>();

  async function finish(id: string): Promise<void> {
    if (await holdings.renew(id, { to: 'ended' })) await redis.run(async () => (await queue.get()).remove(id));
    ended.delete(id);
  }

  return {
    add(id) {
      if (ended.size < most) ended.add(id);
      orNot(() => finish(id)).catch(onError);
    },
    has: (id) => ended.has(id),
    rest: () => [...ended].map((id) => () => finish(id)),
  };
}
