import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { DiscordApi } from '../discord-api.ts';

/** Who is on duty. */
export interface Staff {
  /** Those of these people who have a role of the people on duty, as of the last ten minutes. Only an abort throws. */
  among(guild: string | null, people: readonly string[], signal: AbortSignal): Promise<ReadonlySet<string>>;
}

const memberSchema = z.object({ roles: z.array(z.string()) });
const rememberedFor = 10 * 60_000;
/** People of one thread that are looked at. */
const mostPeople = 20;

/** @param roles ids of the roles of people on duty */
export function createStaff(roles: ReadonlySet<string>, api: DiscordApi, onError: (error: unknown) => void): Staff {
  const known = new LRUCache<string, boolean>({ max: 10_000, ttl: rememberedFor });

  async function isStaff(guild: string, person: string, signal: AbortSignal): Promise<boolean> {
    const key = `${guild} ${person}`;
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const lane = { route: 'other', major: `member ${guild}` } as const;
    try {
      const path = `/guilds/${guild}/members/${person}` as const;
      const member = memberSchema.parse(await api.persist({ method: 'GET', path, lane }, signal));
      const found = member.roles.some((role) => roles.has(role));
      known.set(key, found);
      return found;
    } catch (error) {
      signal.throwIfAborted();
      onError(error);
      return false;
    }
  }

  return {
    async among(guild, people, signal) {
      if (guild === null || roles.size === 0) return new Set();
      const asked = [...new Set(people)].slice(-mostPeople);
      const found = await Promise.all(asked.map((person) => isStaff(guild, person, signal)));
      return new Set(asked.filter((_, index) => found[index]));
    },
  };
}
