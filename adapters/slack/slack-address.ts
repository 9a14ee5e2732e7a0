import { z } from 'zod';

/** Where the answer to one question goes: plain JSON, so that any process can write it. */
export const slackAddressSchema = z.object({
  platform: z.literal('slack'),
  team: z.string(),
  enterprise: z.string().nullable(),
  channel: z.string(),
  channelKind: z.enum(['dm', 'channel']),
  /** Who asked. */
  user: z.string(),
  /** ts of the thread that the answer goes to; null: the channel itself. */
  thread: z.string().nullable(),
  /** ts of a message of ours to be written over; null: a new one. */
  message: z.string().nullable(),
  /** Of a command or a click: carries the answer where the bot is no member. */
  responseUrl: z.string().nullable(),
  /** Milliseconds since the epoch. */
  responseUrlExpires: z.number().nullable(),
  questionId: z.string(),
});

export type SlackAddress = Readonly<z.infer<typeof slackAddressSchema>>;
