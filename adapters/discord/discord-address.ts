import { z } from 'zod';

/** Where the answer to one question goes: plain JSON, so that any process can write it. */
export const discordAddressSchema = z.object({
  platform: z.literal('discord'),
  /** Null in direct messages, and where the app belongs to a person alone. */
  guild: z.string().nullable(),
  /** Where it was asked: a channel, a thread, a post of a forum, or a conversation with the bot. */
  channel: z.string(),
  channelKind: z.enum(['dm', 'channel', 'thread']),
  /** Who asked. */
  user: z.string(),
  /** The message that asks; null for a command and a click. */
  replyTo: z.string().nullable(),
  /** Whether a thread is begun on that message: for longer talks always, else where much goes on in the channel. */
  thread: z.enum(['never', 'busy', 'always']),
  /** The application, whose webhooks answer interactions. */
  application: z.string(),
  /** Of a command or a click. */
  token: z.string().nullable(),
  /** Milliseconds since the epoch. */
  tokenExpires: z.number().nullable(),
  /** Only whoever asked sees the answer. */
  isPrivate: z.boolean(),
  /** The bot itself isn't there: only the token reaches the channel. */
  isVisitor: z.boolean(),
  /** The message of ours that was clicked in and is written over; null: a new one. */
  message: z.string().nullable(),
  /** Whether the answer shows the question, since it doesn't stand below it. */
  showsQuestion: z.boolean(),
  questionId: z.string(),
});

export type DiscordAddress = Readonly<z.infer<typeof discordAddressSchema>>;
