import type { Ask } from '../../src/delivery/ask.ts';
import { createDesk } from '../../src/delivery/create-desk.ts';
import type { DeskOptions, StartableDesk } from '../../src/delivery/create-desk.ts';
import type { Refusal } from '../../src/delivery/desk.ts';
import { openQueue } from '../../src/delivery/queue/open-queue.ts';
import type { SharedQueue } from '../../src/delivery/queue/open-queue.ts';
import type { Turn } from '../../src/delivery/turn.ts';
import { connectRedis } from '../../src/redis/connect-redis.ts';
import type { RedisClient } from '../../src/redis/connect-redis.ts';
import { systemClock } from '../../src/system-clock.ts';

/** One try of one desk to answer. */
export interface Attempt {
  readonly id: string;
  readonly turn: Turn;
  /** Lets the answer end; it ends by itself when its turn does. */
  finish(): void;
  readonly ended: Promise<'answered' | 'aborted'>;
}

/** A desk on a Redis that it shares with others, as a process of its own would have it. */
export interface SharedDesk {
  readonly desk: StartableDesk;
  readonly queue: SharedQueue;
  /** The connection for everything but the queue. */
  readonly redis: RedisClient;
  readonly attempts: readonly Attempt[];
  readonly turnedAway: readonly (readonly [string, Refusal])[];
  readonly places: readonly (readonly [string, number])[];
  readonly errors: readonly unknown[];
  take(ask: Ask): Promise<string>;
  /** As in order. */
  close(milliseconds?: number): Promise<void>;
}

/** Short, so that the tests are. Milliseconds. */
export const shortLease = 1_500;

export async function openSharedDesk(url: string, options: Partial<DeskOptions> = {}): Promise<SharedDesk> {
  const redis = connectRedis(url);
  const queue = openQueue({
    url,
    clock: systemClock,
    lease: shortLease,
    onState: () => undefined,
    onError: () => undefined,
  });
  await Promise.all([redis.untilReady(3_000), queue.redis.untilReady(3_000)]);
  const attempts: Attempt[] = [];
  const turnedAway: [string, Refusal][] = [];
  const places: [string, number][] = [];
  const errors: unknown[] = [];
  const desk = createDesk({
    role: 'all',
    redis,
    queue,
    limits: { person: { count: 1_000, seconds: 60 }, workspace: { count: 10_000, seconds: 60 } },
    isOverloaded: () => false,
    clock: systemClock,
    onError: (error) => errors.push(error),
    onTrouble: (error) => errors.push(error),
    ...options,
  });
  desk.serve('test', {
    async answer(ask, turn) {
      const gate = Promise.withResolvers<undefined>();
      const ended = gate.promise.then(
        () => 'answered' as const,
        () => 'aborted' as const,
      );
      attempts.push({
        id: ask.question.id,
        turn,
        ended,
        finish: () => {
          gate.resolve(undefined);
        },
      });
      turn.signal.addEventListener('abort', () => {
        gate.reject(turn.signal.reason);
      });
      turn.signal.throwIfAborted();
      await turn.progress.keep({ message: `of ${ask.question.id}` });
      await gate.promise;
      await turn.confirm();
    },
    showPlace: (ask, place) => Promise.resolve(void places.push([ask.question.id, place])),
    turnAway: (ask, refusal) => Promise.resolve(void turnedAway.push([ask.question.id, refusal])),
  });
  desk.start();
  return {
    desk,
    queue,
    redis,
    attempts,
    turnedAway,
    places,
    errors,
    take: async (ask) => (await desk.take(ask)).kind,
    async close(milliseconds = 0) {
      await desk.close(milliseconds);
      await queue.close();
      await redis.close();
    },
  };
}
