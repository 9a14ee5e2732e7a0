import { z } from 'zod';
import type { ThreadMessage } from '../../thread/thread-message.ts';
import { filesIn } from '../inbound/origin.ts';
import type { DiscordFile } from '../inbound/origin.ts';
import { plainText } from '../inbound/plain-text.ts';
import { readShown } from './read-shown.ts';

/** A message as the API gives it. https://docs.discord.com/developers/resources/message#message-object */
const messageSchema = z.object({
  id: z.string(),
  type: z.number(),
  author: z.object({ id: z.string(), bot: z.boolean().nullish() }),
  content: z.string(),
  components: z.unknown().optional(),
  attachments: z.array(z.unknown()).nullish(),
  webhook_id: z.string().nullish(),
  application_id: z.string().nullish(),
  message_reference: z.object({ message_id: z.string().nullish(), channel_id: z.string().nullish() }).nullish(),
  referenced_message: z.unknown().optional(),
});

export interface DiscordThreadMessage extends ThreadMessage {
  readonly id: string;
  /** The message that it replies to. */
  readonly repliesTo: string | null;
  readonly files: readonly DiscordFile[];
}

/** https://docs.discord.com/developers/resources/message#message-object-message-types */
const typeOf = { usual: 0, reply: 19, command: 20, threadStart: 21 } as const;
const spoken: readonly number[] = [typeOf.usual, typeOf.reply, typeOf.command];

/**
 * What a message says; nothing for notices, and for what can't be read. An answer that shows its question is two: the
 * question of somebody, and the answer. The start of a thread is the message above it.
 */
export function readThreadMessage(message: unknown, botUser: string): readonly DiscordThreadMessage[] {
  const parsed = messageSchema.safeParse(message);
  if (!parsed.success) return [];
  const { id, type, author, content, components, attachments, message_reference } = parsed.data;
  if (type === typeOf.threadStart) return readThreadMessage(parsed.data.referenced_message, botUser);
  if (!spoken.includes(type)) return [];
  const common = { id, repliesTo: message_reference?.message_id ?? null, files: filesIn(attachments ?? []) };
  if (author.id !== botUser) {
    const isBot = author.bot === true || parsed.data.webhook_id != null;
    const by = isBot ? 'other-bot' : 'person';
    return [{ ...common, by, user: author.id, ...plainText(content, botUser), productId: null }];
  }
  const { question, text, productId, asker } = readShown(content, components, parsed.data);
  const nobody = { toBot: false, toOthers: false };
  const answer = { ...common, by: 'bot', user: author.id, text, productId, ...nobody } as const;
  if (question === null) return [answer];
  return [
    { ...common, files: [], by: 'person', user: asker, text: question, productId: null, ...nobody, toBot: true },
    answer,
  ];
}
