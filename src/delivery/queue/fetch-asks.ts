import { setTimeout } from 'node:timers/promises';
import { DelayedError, WaitingError, Worker } from 'bullmq';
import type { Job } from 'bullmq';
import type { RedisCommands } from '../../redis/open-connection.ts';
import type { Fetcher, Fetching } from '../ask-keep.ts';
import type { Holdings } from './holding.ts';
import type { Leases } from './leases.ts';
import { takenAskSchema } from '../taken-ask.ts';
import type { TakenAsk } from '../taken-ask.ts';

export interface FetcherOptions extends Fetching {
  readonly name: string;
  readonly prefix: string;
  /** Its own, with the settings that the library asks for. */
  readonly connection: RedisCommands;
  readonly leases: Leases;
  readonly holdings: Holdings;
  readonly lease: number;
  readonly onError: (error: unknown) => void;
}

/** Asks that are fetched at once; each takes a few commands. */
const atOnce = 16;
/** An ask that this process can't answer is left to others for so long. Milliseconds. */
const forOthers = 5_000;
/** For what is being fetched to go back. Milliseconds. */
const patience = 2_000;

/**
 * Fetches asks as there is room for them. A job is only held by the library's lock while it is fetched: afterwards it is
 * due when this process's lease runs out.
 */
export function fetchAsks(options: FetcherOptions): Fetcher {
  const { name, prefix, connection, lease, onError } = options;
  const closing = new AbortController();
  const worker = new Worker<TakenAsk>(name, (job, token) => fetchOne(job, token ?? '', options, closing.signal), {
    prefix,
    connection,
    concurrency: atOnce,
    // A process that dies while it fetches: the job is anybody's again within 34 s.
    lockDuration: lease,
    stalledInterval: 10_000,
    maxStalledCount: 10,
    removeOnComplete: { count: 0 },
    removeOnFail: { count: 100 },
  });
  worker.on('error', onError);
  return {
    async close() {
      closing.abort(new Error('the process is ending'));
      const closed = worker.close();
      closed.catch(onError);
      await Promise.race([closed, setTimeout(patience)]);
      // A Redis that doesn't answer would keep it waiting for ever.
      worker.disconnect().catch(onError);
    },
  };
}

/** Completes only what isn't to be answered any more; everything else is put off, or goes back. */
async function fetchOne(
  job: Job<TakenAsk>,
  token: string,
  { leases, holdings, lease, canAnswer, room, begin, onError }: FetcherOptions,
  closing: AbortSignal,
): Promise<void> {
  const id = job.id ?? '';
  const parsed = takenAskSchema.safeParse(job.data);
  if (!parsed.success) {
    onError(parsed.error);
    return;
  }
  // Redis was away for so long that it became due although this process lives.
  if (leases.has(id)) return putOff(job, token, lease);
  if (!canAnswer(parsed.data)) return putOff(job, token, forOthers);
  try {
    await room(closing);
  } catch {
    await job.moveToWait(token);
    throw new WaitingError();
  }
  const claimed = await holdings.claim(id);
  if (claimed === 'ended') return;
  if (typeof claimed === 'number') return putOff(job, token, claimed);
  await job.moveToDelayed(Date.now() + lease, token);
  begin(leases.adopt(job, parsed.data, claimed), parsed.data);
  throw new DelayedError();
}

async function putOff(job: Job<TakenAsk>, token: string, milliseconds: number): Promise<never> {
  await job.moveToDelayed(Date.now() + milliseconds, token);
  throw new DelayedError();
}
