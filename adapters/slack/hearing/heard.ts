import { LRUCache } from 'lru-cache';
import type { Clock } from '../../../src/clock.ts';
import type { RedisClient } from '../../../src/redis/connect-redis.ts';
import { unlessAway } from '../../../src/redis/unless-away.ts';
import type { Sound } from './sounds.ts';

/** When something was heard last, by any process: an event goes to one of them, a post is made by another. */
interface Heard {
  note(team: string, sound: Sound): void;
  /** Whether it was heard since that time (milliseconds since the epoch). True where nobody can say. */
  since(team: string, sound: Sound, time: number): Promise<boolean>;
}

/** What was told to all processes isn't told again for so long. Milliseconds. */
const toldFor = 5_000;
const keptFor = 60 * 60 * 1_000;

/** In the memory of this process and, where there is a Redis, in `slack_heard:{team}:…`. */
export function openHeard(redis: RedisClient | null, clock: Clock): Heard {
  const last = new LRUCache<string, number>({ max: 3_000 });
  const told = new LRUCache<string, number>({ max: 3_000 });
  const keyOf = (team: string, sound: Sound): string => `slack_heard:{${team}}:${sound}`;

  return {
    note(team, sound) {
      const key = keyOf(team, sound);
      const now = clock.now();
      last.set(key, now);
      if (redis === null || now - (told.get(key) ?? 0) < toldFor) return;
      told.set(key, now);
      unlessAway(null, () => redis.run((commands) => commands.set(key, String(now), 'PX', keptFor))).catch(() => {
        // The next one tells it.
        told.delete(key);
      });
    },
    async since(team, sound, time) {
      const key = keyOf(team, sound);
      if ((last.get(key) ?? 0) >= time) return true;
      if (redis === null) return false;
      return await unlessAway(true, async () => Number(await redis.run((commands) => commands.get(key))) >= time);
    },
  };
}
