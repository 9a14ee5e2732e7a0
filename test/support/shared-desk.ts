import type { Ask } from '../../src/delivery/ask.ts';
import { createDesk } from '../../src/delivery/create-desk.ts';
import type { DeskOptions, StartableDesk } from '../../src/delivery/create-desk.ts';
import { openQueue } from '../../src/delivery/queue/open-queue.ts';
import type { SharedQueue } from '../../src/delivery/queue/open-queue.ts';
import { connectRedis } from '../../src/redis/connect-redis.ts';
import type { RedisClient } from '../../src/redis/connect-redis.ts';
import { systemClock } from '../../src/system-clock.ts';
import { recordAttempts } from './record-attempts.ts';
import type { RecordedPlatform } from './record-attempts.ts';

/** A desk on a Redis that it shares with others, as a process of its own would have it. */
export interface SharedDesk extends Omit<RecordedPlatform, 'platform'> {
  readonly desk: StartableDesk;
  readonly queue: SharedQueue;
  /** The connection for everything but the queue. */
  readonly redis: RedisClient;
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
  const { platform, ...recorded } = recordAttempts();
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
  desk.serve('test', platform);
  desk.start();
  return {
    desk,
    queue,
    redis,
    ...recorded,
    errors,
    take: async (ask) => (await desk.take(ask)).kind,
    async close(milliseconds = 0) {
      await desk.close(milliseconds);
      await queue.close();
      await redis.close();
    },
  };
}
