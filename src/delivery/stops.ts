import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { RedisClient } from '../redis/connect-redis.ts';
import { repeat } from '../repeat.ts';
import { unlessAway } from '../redis/unless-away.ts';

/** Conversations that somebody told to stop, known to all processes. */
export interface Stops {
  /** Tells the others. Never throws for Redis. */
  say(conversation: string): Promise<void>;
  /** Whether it was said since. Never throws for Redis. @param since milliseconds since the epoch */
  saidSince(conversation: string, since: number): Promise<boolean>;
  /** Ends the listening. */
  close(): Promise<void>;
}

export interface StopsOptions {
  readonly redis: RedisClient | null;
  readonly clock: Clock;
  /** Whether anything runs that could be stopped. */
  readonly isBusy: () => boolean;
  /** Told of what goes wrong, other than that Redis is away. */
  readonly onTrouble: (error: unknown) => void;
  /** @param at when it was said, milliseconds since the epoch: later questions are not meant */
  readonly onStop: (conversation: string, at: number) => void;
}

const key = 'stops:{hsc}';
/** Milliseconds between two looks. */
const lookEvery = 500;
/** Older ones have ended what there was to end. Milliseconds. */
const rememberedFor = 10 * 60_000;
/** Between the clocks of two machines. Milliseconds. */
const clockDifference = 2_000;

/** Conversation and time by turns. */
const found = z.array(z.string());

/**
 * A list in Redis rather than its publish: a process whose connection broke for a moment still finds what was said, and it
 * needs no connection of its own.
 */
export function createStops({ redis, clock, isBusy, onStop, onTrouble }: StopsOptions): Stops {
  const ended = new AbortController();
  let seen = clock.now();

  async function look(client: RedisClient): Promise<void> {
    const now = clock.now();
    const from = seen - clockDifference;
    const said = await client.run((commands) => commands.zrangebyscore(key, from, '+inf', 'WITHSCORES'));
    seen = now;
    const list = found.parse(said);
    for (let index = 0; index + 1 < list.length; index += 2) onStop(list[index] ?? '', Number(list[index + 1]));
  }

  async function listen(client: RedisClient): Promise<void> {
    if (client.state === 'ready' && isBusy()) await unlessAway(undefined, () => look(client));
    else if (client.state === 'ready') seen = clock.now();
  }
  const listening =
    redis === null
      ? null
      : repeat({ clock, every: lookEvery, until: ended.signal, onError: onTrouble }, () => listen(redis));

  return {
    async say(conversation) {
      const now = clock.now();
      await unlessAway(undefined, async () => {
        await redis?.run(async (commands) => {
          await Promise.all([
            commands.zadd(key, now, conversation),
            commands.zremrangebyscore(key, '-inf', now - rememberedFor),
            commands.pexpire(key, rememberedFor),
          ]);
        });
      });
    },
    async saidSince(conversation, since) {
      const at = await unlessAway(null, async () => redis?.run((commands) => commands.zscore(key, conversation)));
      return at != null && Number(at) >= since;
    },
    async close() {
      ended.abort();
      await listening;
    },
  };
}
