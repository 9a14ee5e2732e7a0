import type { SlackMessage } from '../render/blocks.ts';
import { renderSentence } from '../render/render-sentence.ts';
import type { SlackApi } from '../slack-api.ts';
import { SlackError } from '../slack-error.ts';

/** Where somebody is told something that isn't an answer. */
export interface TellPlace {
  readonly channel: string;
  readonly user: string;
  readonly thread: string | null;
  readonly responseUrl: string | null;
}

/** Shows a message to one person alone, also where the bot is no member. Throws as the Web API does. */
export async function tellPrivately(
  api: SlackApi,
  place: TellPlace,
  message: string | SlackMessage,
  signal: AbortSignal,
): Promise<void> {
  const content = contentOf(message);
  const { channel, user, thread, responseUrl } = place;
  if (responseUrl !== null) {
    try {
      await api.respond(
        responseUrl,
        { ...content, response_type: 'ephemeral', replace_original: false, ...threadOf(thread) },
        signal,
      );
      return;
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
    }
  }
  await api.final('chat.postEphemeral', { channel, user, ...threadOf(thread), ...content }, signal);
}

/** Shows a message to everybody there. Throws as the Web API does. */
export async function tellAll(
  api: SlackApi,
  { channel, thread }: Pick<TellPlace, 'channel' | 'thread'>,
  message: string | SlackMessage,
  signal: AbortSignal,
): Promise<void> {
  const quiet = { unfurl_links: false, unfurl_media: false };
  await api.final('chat.postMessage', { channel, ...threadOf(thread), ...contentOf(message), ...quiet }, signal);
}

function contentOf(message: string | SlackMessage): { readonly text: string; readonly blocks: unknown } {
  const { text, blocks } = typeof message === 'string' ? renderSentence(message) : message;
  return { text, blocks };
}

function threadOf(thread: string | null): { readonly thread_ts?: string } {
  return thread === null ? {} : { thread_ts: thread };
}
