import { z } from 'zod';
import { readEnvelope } from '../inbound/event-envelope.ts';

const where = 'Event Subscriptions of the Slack app, Subscribe to bot events';

/** What is to be heard, and what is said when it isn't. */
export const sounds = {
  channel: `Slack tells me nothing of what is written in channels: add message.channels (and message.groups, for private ones) under ${where}, then reinstall the app.`,
  im: `Slack tells me nothing of direct messages: add message.im under ${where}, then reinstall the app.`,
  mention: `Slack does not tell me when I am mentioned: add app_mention under ${where}, then reinstall the app.`,
} as const;

export type Sound = keyof typeof sounds;

const eventSchema = z.object({
  event: z.object({
    type: z.string(),
    subtype: z.string().optional(),
    channel_type: z.string().optional(),
    bot_id: z.string().nullish(),
    text: z.string().nullish(),
  }),
});

interface Implication {
  readonly team: string | null;
  readonly sound: Sound | null;
  /** What must come besides. */
  readonly implied: Sound | null;
}

const nothing: Implication = { team: null, sound: null, implied: null };

/** Which sound an event is, and which one must come with it: a mention in a channel comes as a message, too. Pure. */
export function impliedBy(body: unknown): Implication {
  const envelope = readEnvelope(body);
  const parsed = eventSchema.safeParse(body);
  if (envelope === null || !parsed.success) return nothing;
  const { team, botUser } = envelope;
  const { type, subtype, channel_type, bot_id, text } = parsed.data.event;
  if (type === 'app_mention') return { team, sound: 'mention', implied: 'channel' };
  if (type !== 'message') return nothing;
  if (channel_type === 'im') return { team, sound: 'im', implied: null };
  if (channel_type !== 'channel' && channel_type !== 'group') return nothing;
  const namesBot =
    subtype === undefined && bot_id == null && botUser !== null && (text ?? '').includes(`<@${botUser}>`);
  return { team, sound: 'channel', implied: namesBot ? 'mention' : null };
}
