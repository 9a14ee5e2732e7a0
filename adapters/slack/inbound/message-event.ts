import { z } from 'zod';
import { readEnvelope } from './event-envelope.ts';
import type { EventEnvelope } from './event-envelope.ts';
import { slackFileSchema } from './origin.ts';

/** `app_mention` and `message` events, https://docs.slack.dev/reference/events/message */
const messageSchema = z.object({
  event: z.object({
    type: z.enum(['message', 'app_mention']),
    subtype: z.string().optional(),
    hidden: z.boolean().optional(),
    channel: z.string(),
    channel_type: z.string().optional(),
    user: z.string().optional(),
    bot_id: z.string().nullish(),
    app_id: z.string().nullish(),
    text: z.string().nullish(),
    ts: z.string(),
    thread_ts: z.string().optional(),
    edited: z.unknown().optional(),
    files: z.array(z.unknown()).optional(),
  }),
});

export interface MessageEvent {
  readonly envelope: EventEnvelope;
  readonly channel: string;
  readonly channelType: string | null;
  readonly user: string;
  readonly text: string;
  readonly ts: string;
  readonly thread: string | null;
  /** As the event lists them; those that can't be read are left out. */
  readonly files: readonly z.infer<typeof slackFileSchema>[];
}

/** Messages of people: what people type, with or without files, and what they send from a thread to the channel. */
const ofPeople: ReadonlySet<string | undefined> = new Set([undefined, 'file_share', 'thread_broadcast', 'me_message']);
const mostFiles = 20;

/** A message that a person wrote just now; a reason for everything else: own and other bots' messages, edits, notices. */
export function readMessageEvent(body: unknown): MessageEvent | string {
  const envelope = readEnvelope(body);
  const parsed = messageSchema.safeParse(body);
  if (envelope === null || !parsed.success) return 'not a message that can be read';
  const { event } = parsed.data;
  if (!ofPeople.has(event.subtype)) return `a message of the kind ${event.subtype ?? ''}`;
  if (event.hidden === true || event.edited !== undefined) return 'an edit';
  if (event.bot_id != null || event.app_id != null) return 'a bot';
  if (event.user === undefined || event.user === envelope.botUser || event.user === 'USLACKBOT') return 'a bot';
  const files = (event.files ?? []).slice(0, mostFiles).flatMap((file) => {
    const read = slackFileSchema.safeParse(file);
    return read.success ? [read.data] : [];
  });
  return {
    envelope,
    channel: event.channel,
    channelType: event.channel_type ?? null,
    user: event.user,
    text: event.text ?? '',
    ts: event.ts,
    thread: event.thread_ts === undefined || event.thread_ts === event.ts ? null : event.thread_ts,
    files,
  };
}
