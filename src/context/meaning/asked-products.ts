import { LRUCache } from 'lru-cache';
import type { Clock } from '../../clock.ts';
import { unlessAway } from '../../redis/unless-away.ts';
import type { RedisClient } from '../../redis/connect-redis.ts';

/** Counts which products are asked about. */
export interface AskedProducts {
  /** Counts one question. Never throws, never waits longer than Redis takes to refuse. */
  count(productId: string): Promise<void>;
  /** The ids of the products asked about most in the last seven days, three times at least; most asked first. */
  top(most: number): Promise<readonly string[]>;
}

const DAY = 24 * 60 * 60 * 1_000;
const DAYS = 7;
/** Asked less often than this a product isn't popular, however few others there are. */
const LEAST = 3;
/** Products that are counted on one day; those asked least go first. */
const MOST_COUNTED = 10_000;

/** In Redis a sorted set for each day, `asked:2026-11-22`; in the memory of this process without it, or while it is away. */
export function createAskedProducts({ redis, clock }: { redis: RedisClient | null; clock: Clock }): AskedProducts {
  const memory = new LRUCache<string, number>({ max: MOST_COUNTED, ttl: DAYS * DAY });

  return {
    async count(productId) {
      memory.set(productId, (memory.get(productId) ?? 0) + 1, { noUpdateTTL: true });
      if (redis === null) return;
      const key = keyOf(clock.now());
      await unlessAway(undefined, async () => {
        await redis.run((commands) =>
          Promise.all([
            commands.zincrby(key, 1, productId),
            commands.expire(key, ((DAYS + 1) * DAY) / 1_000),
            commands.zremrangebyrank(key, 0, -MOST_COUNTED - 1),
          ]),
        );
      });
    },

    async top(most) {
      if (most <= 0) return [];
      const own = (): readonly (readonly [string, number])[] => [...memory.entries()];
      if (redis === null) return mostAsked(own(), most);
      const days = Array.from({ length: DAYS }, (_, day) => keyOf(clock.now() - day * DAY));
      const counts = await unlessAway(null, () =>
        redis.run((commands) =>
          Promise.all(days.map((key) => commands.zrevrange(key, 0, 2 * most - 1, 'WITHSCORES').then(pairs))),
        ),
      );
      return mostAsked(counts?.flat() ?? own(), most);
    },
  };
}

function keyOf(time: number): string {
  return `asked:${new Date(time).toISOString().slice(0, 10)}`;
}

/** `[member, score, member, score]` as Redis gives it. */
function pairs(flat: readonly string[]): readonly (readonly [string, number])[] {
  return flat.flatMap((member, index) => (index % 2 === 0 ? [[member, Number(flat[index + 1] ?? 0)] as const] : []));
}

function mostAsked(counts: readonly (readonly [string, number])[], most: number): readonly string[] {
  const sums = new Map<string, number>();
  for (const [id, count] of counts) sums.set(id, (sums.get(id) ?? 0) + count);
  return [...sums]
    .filter(([, count]) => count >= LEAST)
    .sort(([, one], [, other]) => other - one)
    .slice(0, most)
    .map(([id]) => id);
}
