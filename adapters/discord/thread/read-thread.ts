import type { DiscordApi } from '../discord-api.ts';
import { limits } from '../limits.ts';
import { readPage } from './read-page.ts';
import { readThreadMessage } from './thread-message.ts';
import type { DiscordThreadMessage } from './thread-message.ts';

/** Pages of a thread: what comes before is not read. */
const mostPages = 3;
/** Messages of a chain of replies. */
const longestChain = 8;
/** How far back a conversation goes on without being told so, milliseconds; and how many messages of it. */
const recently = 3_600_000;
const mostRecent = 10;

interface Place {
  readonly channel: string;
  readonly botUser: string;
}

/**
 * A thread before a message, oldest first, at most 300 messages.
 * @param before null: all of it
 * @throws DiscordError
 */
export async function readThread(
  api: DiscordApi,
  { channel, botUser }: Place,
  before: string | null,
  signal: AbortSignal,
): Promise<readonly DiscordThreadMessage[]> {
  const messages: DiscordThreadMessage[] = [];
  let last = before;
  for (let count = 0; count < mostPages; count += 1) {
    const page = await readPage(api, channel, { limit: limits.messages, before: last }, signal);
    messages.unshift(...page.toReversed().flatMap((message) => readThreadMessage(message, botUser)));
    last = page.at(-1)?.id ?? null;
    if (page.length < limits.messages || last === null) break;
  }
  return messages;
}

/** The messages that lead to one by replies, oldest first, that one included; at most eight. Throws DiscordError. */
export async function readChain(
  api: DiscordApi,
  { channel, botUser }: Place,
  message: string,
  signal: AbortSignal,
): Promise<readonly DiscordThreadMessage[]> {
  const chain: DiscordThreadMessage[] = [];
  for (let next: string | null = message; next !== null && chain.length < longestChain;) {
    const path = `/channels/${channel}/messages/${next}` as const;
    const lane = { route: 'read', major: channel } as const;
    const read = readThreadMessage(await api.persist({ method: 'GET', path, lane }, signal), botUser);
    chain.unshift(...read);
    next = read[0]?.repliesTo ?? null;
  }
  return chain;
}

/** What was said in the hour before a message, oldest first, at most ten. Throws DiscordError. */
export async function readRecent(
  api: DiscordApi,
  { channel, botUser }: Place,
  before: string,
  now: number,
  signal: AbortSignal,
): Promise<readonly DiscordThreadMessage[]> {
  const page = await readPage(api, channel, { limit: mostRecent, before }, signal);
  return page
    .filter(({ timestamp }) => timestamp !== undefined && now - Date.parse(timestamp) < recently)
    .toReversed()
    .flatMap((message) => readThreadMessage(message, botUser));
}
