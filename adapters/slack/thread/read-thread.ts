import { z } from 'zod';
import type { SlackApi } from '../slack-api.ts';
import { readThreadMessage } from './thread-message.ts';
import type { SlackThreadMessage } from './thread-message.ts';

const pageSchema = z.object({
  messages: z.array(z.unknown()),
  has_more: z.boolean().optional(),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

/** Messages a page, and pages: what comes after is not read. */
const pageSize = 200;
const mostPages = 3;

interface Place {
  readonly channel: string;
  readonly botUser: string | null;
}

/** A thread from its first message on, oldest first, at most 600 messages. Throws as the Web API does. */
export async function readThread(
  api: SlackApi,
  { channel, botUser, thread }: Place & { readonly thread: string },
  signal: AbortSignal,
): Promise<readonly SlackThreadMessage[]> {
  const messages: SlackThreadMessage[] = [];
  let cursor = '';
  for (let count = 0; count < mostPages; count += 1) {
    const args = { channel, ts: thread, limit: pageSize, ...(cursor === '' ? {} : { cursor }) };
    const page = pageSchema.parse(await api.read('conversations.replies', args, signal));
    messages.push(...page.messages.flatMap((message) => readThreadMessage(message, botUser) ?? []));
    cursor = page.response_metadata?.next_cursor ?? '';
    if (page.has_more !== true || cursor === '') break;
  }
  return messages;
}

/** What was said outside of threads in the hour before a message, oldest first, at most ten. Throws as the Web API does. */
export async function readRecent(
  api: SlackApi,
  { channel, botUser, before }: Place & { readonly before: string },
  signal: AbortSignal,
): Promise<readonly SlackThreadMessage[]> {
  const oldest = (Number(before) - 3_600).toFixed(6);
  const page = pageSchema.parse(
    await api.read('conversations.history', { channel, latest: before, oldest, limit: 10 }, signal),
  );
  return page.messages.flatMap((message) => readThreadMessage(message, botUser) ?? []).reverse();
}
