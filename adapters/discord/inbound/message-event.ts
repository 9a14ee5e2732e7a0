import { z } from 'zod';
import { channelKind } from '../channel-kind.ts';
import type { DiscordAddress } from '../discord-address.ts';
import { filesIn } from './origin.ts';
import type { DiscordFile } from './origin.ts';

/** MESSAGE_CREATE, https://docs.discord.com/developers/events/gateway-events#message-create */
const messageSchema = z.object({
  id: z.string(),
  channel_id: z.string(),
  channel_type: z.number().nullish(),
  guild_id: z.string().nullish(),
  type: z.number(),
  author: z.object({ id: z.string(), bot: z.boolean().nullish() }),
  member: z.object({ roles: z.array(z.string()).nullish() }).nullish(),
  webhook_id: z.string().nullish(),
  content: z.string(),
  mention_everyone: z.boolean().nullish(),
  attachments: z.array(z.unknown()).nullish(),
  /** In threads alone. */
  position: z.number().nullish(),
  message_reference: z.object({ message_id: z.string().nullish() }).nullish(),
  referenced_message: z.object({ author: z.object({ id: z.string() }) }).nullish(),
});

export interface MessageEvent {
  readonly id: string;
  readonly guild: string | null;
  readonly channel: string;
  readonly channelKind: DiscordAddress['channelKind'];
  readonly user: string;
  readonly roles: readonly string[];
  readonly content: string;
  readonly files: readonly DiscordFile[];
  /** The message that it replies to. */
  readonly repliesTo: string | null;
  readonly repliesToBot: boolean;
}

/** Messages that people write, and replies. https://docs.discord.com/developers/resources/message#message-object-message-types */
const ofPeople: readonly number[] = [0, 19];

/**
 * A message that a person wrote just now; a reason for everything else: own and other bots' messages, notices.
 * @param kindOf what is known of a channel beside the message; null: nothing
 */
export function readMessageEvent(
  data: unknown,
  botUser: string,
  kindOf: (channel: string) => DiscordAddress['channelKind'] | null,
): MessageEvent | string {
  const parsed = messageSchema.safeParse(data);
  if (!parsed.success) return 'not a message that can be read';
  const message = parsed.data;
  if (!ofPeople.includes(message.type)) return `a message of the type ${message.type}`;
  if (message.author.bot === true || message.webhook_id != null || message.author.id === botUser) return 'a bot';
  const isThread = message.position != null;
  const told = message.channel_type == null ? null : channelKind(message.channel_type);
  const usual = message.guild_id == null ? 'dm' : isThread ? 'thread' : 'channel';
  return {
    id: message.id,
    guild: message.guild_id ?? null,
    channel: message.channel_id,
    channelKind: told ?? kindOf(message.channel_id) ?? usual,
    user: message.author.id,
    roles: message.member?.roles ?? [],
    content: message.content,
    files: filesIn(message.attachments ?? []),
    repliesTo: message.message_reference?.message_id ?? null,
    repliesToBot: message.referenced_message?.author.id === botUser,
  };
}
