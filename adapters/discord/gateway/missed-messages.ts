import { SnowflakeUtil } from 'discord.js';
import type { DiscordApi } from '../discord-api.ts';
import { DiscordError } from '../discord-error.ts';
import { limits } from '../limits.ts';
import { readPage } from '../thread/read-page.ts';
import type { Page } from '../thread/read-page.ts';
import { unanswered } from './unanswered.ts';
import type { Place } from './written-places.ts';

/** Pages of a place: a busy channel has many messages in a minute. */
const mostPages = 3;

/** A time in which the gateway told nothing of what happened. */
export interface Gap {
  /** Milliseconds since the epoch. */
  readonly since: number;
  readonly places: readonly Place[];
}

interface Tools {
  readonly api: DiscordApi;
  readonly botUser: string;
  /** Told of a place that can't be read. */
  readonly onUnreadable: (error: DiscordError) => void;
}

/**
 * What was written in a gap and may still wait for the bot, as the gateway would have told of it: of the newest 300 messages
 * of each place, oldest first. A place that can't be read is left out. Throws DiscordError where the token isn't taken any more.
 */
export async function* missedMessages({ since, places }: Gap, tools: Tools, signal: AbortSignal): AsyncGenerator {
  const start = SnowflakeUtil.generate({ timestamp: since });
  for (const { channel, guild } of places) {
    try {
      const messages = unanswered(await readSince(tools.api, channel, start, signal), tools.botUser);
      yield* messages.map((message) => ({ ...message, ...(guild === null ? {} : { guild_id: guild }) }));
    } catch (error) {
      if (!(error instanceof DiscordError) || error.kind === 'unauthorized') throw error;
      tools.onUnreadable(error);
    }
  }
}

async function readSince(api: DiscordApi, channel: string, start: bigint, signal: AbortSignal): Promise<Page> {
  const messages: Page = [];
  for (let count = 0; count < mostPages; count += 1) {
    const before = messages[0]?.id ?? null;
    const page = await readPage(api, channel, { limit: limits.messages, before }, signal);
    messages.unshift(...page.toReversed());
    if (page.length < limits.messages || BigInt(page.at(-1)?.id ?? 0) <= start) break;
  }
  return messages.filter(({ id }) => BigInt(id) > start);
}
