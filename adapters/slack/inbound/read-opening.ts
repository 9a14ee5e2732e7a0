import { z } from 'zod';
import { readEnvelope } from './event-envelope.ts';
import { ignore } from './inbound.ts';
import type { Inbound } from './inbound.ts';

/** https://docs.slack.dev/reference/events/app_home_opened */
const homeSchema = z.object({
  event: z.object({ type: z.literal('app_home_opened'), tab: z.string().optional(), channel: z.string() }),
});

/** https://docs.slack.dev/reference/events/assistant_thread_started */
const threadSchema = z.object({
  event: z.object({
    type: z.literal('assistant_thread_started'),
    assistant_thread: z.object({ channel_id: z.string(), thread_ts: z.string() }),
  }),
});

/** Somebody opens the bot's own conversation: by its tab of messages, or by the older split view's new thread. */
export function readOpening(body: unknown): Inbound {
  const envelope = readEnvelope(body);
  if (envelope === null) return ignore('not an event that can be read');
  const { team, enterprise } = envelope;
  const thread = threadSchema.safeParse(body);
  if (thread.success) {
    const { channel_id, thread_ts } = thread.data.event.assistant_thread;
    return { kind: 'welcome', team: { team, enterprise }, channel: channel_id, thread: thread_ts };
  }
  const home = homeSchema.safeParse(body);
  if (!home.success || home.data.event.tab !== 'messages') return ignore('not the tab of messages');
  return { kind: 'welcome', team: { team, enterprise }, channel: home.data.event.channel, thread: null };
}
