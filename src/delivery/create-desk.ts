import type { Clock } from '../clock.ts';
import type { RedisClient } from '../redis/connect-redis.ts';
import { createAdmission } from './admission.ts';
import { createAnswering } from './answering.ts';
import type { AskKeep, Fetcher, Fetching } from './ask-keep.ts';
import type { Ask } from './ask.ts';
import type { Desk, Platform, Refusal } from './desk.ts';
import { createLimits } from './limits.ts';
import type { LimitsOptions } from './limits.ts';
import type { Lease } from './lease.ts';
import type { SharedQueue } from './queue/open-queue.ts';
import { createStops } from './stops.ts';
import type { TakenAsk } from './taken-ask.ts';
import { openWaitingRoom } from './waiting-room.ts';

export interface DeskOptions {
  /** `ingress` takes asks for others, `worker` answers what others took, `all` does both. */
  readonly role: 'all' | 'ingress' | 'worker';
  /** What all processes share; null: this one is alone. */
  readonly redis: RedisClient | null;
  /** The queue of all processes; null: each answers what it takes. */
  readonly queue: SharedQueue | null;
  /** Where asks lie without a queue; null or missing: what a process took dies with it. */
  readonly folder?: AskKeep | null;
  readonly limits: LimitsOptions;
  /** Whether the process has more to do than it can. */
  readonly isOverloaded: () => boolean;
  readonly clock: Clock;
  /** What an answer threw. The asker has been told. */
  readonly onError: (error: unknown, ask: Ask) => void;
  /** Told of each question that wasn't taken, but for those that came before; `took` in milliseconds. */
  readonly onRefused?: (ask: Ask, refusal: Refusal, took: number) => void;
  /** What goes wrong beside the answers. */
  readonly onTrouble: (error: unknown) => void;
  /** Told every two seconds how many wait here, and how many in the queue as far as it can be seen. */
  readonly onDepth?: (here: number, shared: number) => void;
  /** Answers that run at once in this process. */
  readonly most?: number;
  /** Asks that may wait in this process for one of them to end. */
  readonly mostWaiting?: number;
}

/** The process's desk, whose work begins once all platforms are served. */
export interface StartableDesk extends Desk {
  /** Begins to answer what others took, or left behind. */
  start(): void;
}

/** Asks that may wait in the queue of all processes: no place beyond is worth waiting for. */
const mostShared = 1_000;

export function createDesk(options: DeskOptions): StartableDesk {
  const { role, redis, queue, mostWaiting = 600, most = 300 } = options;
  const keep = queue ?? options.folder ?? null;
  const platforms = createPlatforms();
  const limits = createLimits(redis, options.limits);
  const answering = createAnswering({ ...options, keep, most, platformOf: platforms.of, limits });
  const room = openWaitingRoom({
    ...options,
    here: () => answering.waiting(),
    show: (ask, place, signal) => platforms.of(ask).showPlace(ask, place, signal),
  });
  const admission = createAdmission({ ...options, limits, refusal });
  const stops = createStops({ ...options, isBusy: () => answering.isBusy, onStop: stopBefore });
  let fetcher: Fetcher | null = null;
  let closed = false;

  function refusal(): Refusal | null {
    if (closed) return { kind: 'closing' };
    const isFull = role === 'ingress' ? room.shared >= mostShared : answering.size >= mostWaiting;
    return isFull || options.isOverloaded() ? { kind: 'full' } : null;
  }

  function stopBefore(conversation: string, at: number): void {
    answering.stop(({ ask, takenAt }) => ask.conversation === conversation && takenAt <= at);
  }

  /** Somebody may have said stop while it lay in the queue. */
  async function adopt(lease: Lease, taken: TakenAsk): Promise<void> {
    if (await stops.saidSince(taken.ask.conversation, taken.takenAt)) lease.end();
    else answering.adopt(lease, taken);
  }

  function place(taken: TakenAsk): Promise<Refusal | null> {
    if (role === 'ingress') return room.give(taken);
    answering.take(taken);
    return Promise.resolve(null);
  }

  const fetching: Fetching = {
    canAnswer: ({ ask }) => platforms.has(ask),
    room: (signal) => answering.room(signal),
    begin: (lease, taken) => {
      adopt(lease, taken).catch(options.onTrouble);
    },
  };

  return {
    serve: platforms.add,
    take: async (ask) => (await admission.admit(ask, place)) ?? { kind: 'taken' },
    first: (eventKeys) => admission.first(eventKeys),
    async stop(conversation) {
      stopBefore(conversation, Infinity);
      await stops.say(conversation);
    },
    get waiting() {
      return answering.size;
    },
    start() {
      if (role !== 'ingress' && keep !== null) fetcher = keep.fetch(fetching);
    },
    async close(milliseconds) {
      closed = true;
      await Promise.all([fetcher?.close(), answering.close(milliseconds), room.close()]);
      await stops.close();
    },
  };
}

function createPlatforms() {
  const served = new Map<string, Platform>();
  return {
    add: (name: string, platform: Platform): void => {
      served.set(name, platform);
    },
    has: ({ address }: Ask): boolean => served.has(address.platform),
    of: ({ address }: Ask): Platform => {
      const platform = served.get(address.platform);
      if (platform === undefined) throw new RangeError(`nobody serves "${address.platform}" here`);
      return platform;
    },
  };
}
