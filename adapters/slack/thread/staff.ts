import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { SlackApi } from '../slack-api.ts';

/** Who is on duty. */
export interface Staff {
  /** Nobody ever is. */
  readonly isEmpty: boolean;
  /** Ids of the people, those of user groups included, as of the last ten minutes. Only an abort throws. */
  in(team: string, api: SlackApi, signal: AbortSignal): Promise<ReadonlySet<string>>;
}

const groupSchema = z.object({ users: z.array(z.string()) });
const rememberedFor = 10 * 60_000;

/** @param ids of people (U…, W…) and of user groups (S…) */
export function createStaff(ids: readonly string[], onError: (error: unknown) => void): Staff {
  const people = ids.filter((id) => !id.startsWith('S'));
  const groups = ids.filter((id) => id.startsWith('S'));
  const known = new LRUCache<string, readonly string[]>({ max: 1_000, ttl: rememberedFor });

  async function peopleOf(group: string, team: string, api: SlackApi, signal: AbortSignal): Promise<readonly string[]> {
    const key = `${team} ${group}`;
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    try {
      const { users } = groupSchema.parse(await api.read('usergroups.users.list', { usergroup: group }, signal));
      known.set(key, users);
      return users;
    } catch (error) {
      signal.throwIfAborted();
      onError(error);
      return [];
    }
  }

  return {
    isEmpty: ids.length === 0,
    async in(team, api, signal) {
      const lists = await Promise.all(groups.map((group) => peopleOf(group, team, api, signal)));
      return new Set([...people, ...lists.flat()]);
    },
  };
}
