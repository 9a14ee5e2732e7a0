import { z } from 'zod';
import { plainText } from '../inbound/plain-text.ts';
import { slackFileSchema } from '../inbound/origin.ts';
import type { ThreadMessage } from '../../thread/thread-message.ts';
import { productOfButtons } from './product-of-buttons.ts';

/** A message of a thread as `conversations.replies` gives it. */
const messageSchema = z.object({
  ts: z.string(),
  user: z.string().nullish(),
  bot_id: z.string().nullish(),
  app_id: z.string().nullish(),
  subtype: z.string().nullish(),
  text: z.string().nullish(),
  blocks: z.array(z.unknown()).nullish(),
  metadata: z.unknown().optional(),
  files: z.array(z.unknown()).nullish(),
});

export interface SlackThreadMessage extends ThreadMessage {
  readonly ts: string;
  readonly files: readonly z.infer<typeof slackFileSchema>[];
}

/** What a thread's message says; null for notices such as "joined the channel", and for what can't be read. */
export function readThreadMessage(message: unknown, botUser: string | null): SlackThreadMessage | null {
  const parsed = messageSchema.safeParse(message);
  if (!parsed.success) return null;
  const { ts, user, bot_id, app_id, subtype, text, blocks, files } = parsed.data;
  const isBot = bot_id != null || app_id != null;
  const plain = ['file_share', 'thread_broadcast', 'me_message', 'bot_message'];
  if (subtype != null && !plain.includes(subtype)) return null;
  return {
    ts,
    by: user != null && user === botUser ? 'bot' : isBot ? 'other-bot' : 'person',
    user: user ?? bot_id ?? '',
    ...plainText(text ?? '', botUser),
    productId: productOfButtons(blocks ?? []),
    files: (files ?? []).flatMap((file) => {
      const read = slackFileSchema.safeParse(file);
      return read.success ? [read.data] : [];
    }),
  };
}
