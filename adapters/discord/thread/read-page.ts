import { z } from 'zod';
import type { DiscordApi } from '../discord-api.ts';

const pageSchema = z.array(z.looseObject({ id: z.string(), timestamp: z.string().optional() }));

export type Page = z.infer<typeof pageSchema>;

/**
 * Messages of a channel, newest first. Throws DiscordError.
 * @param before messages above this one; null: the newest
 */
export async function readPage(
  api: DiscordApi,
  channel: string,
  { limit, before }: { readonly limit: number; readonly before: string | null },
  signal: AbortSignal,
): Promise<Page> {
  const query = { limit: String(limit), ...(before === null ? {} : { before }) };
  const path = `/channels/${channel}/messages` as const;
  const lane = { route: 'read', major: channel } as const;
  return pageSchema.parse(await api.persist({ method: 'GET', path, query, lane }, signal));
}
