import { ignore } from './inbound.ts';
import type { Inbound, InboundContext } from './inbound.ts';
import { readMessageEvent } from './message-event.ts';
import { plainText } from './plain-text.ts';
import { readDirectMessage } from './read-direct-message.ts';
import { readFollowUp } from './read-follow-up.ts';
import { readNaming } from './read-mention.ts';

/** A `message` event: in the bot's own conversation, naming the bot, in a thread, or none of its business. */
export function readMessage(body: unknown, context: InboundContext): Inbound {
  const message = readMessageEvent(body);
  if (typeof message === 'string') return ignore(message);
  if (message.channelType === 'im') return readDirectMessage(message, context);
  if (plainText(message.text, message.envelope.botUser).toBot) return readNaming(message, context, false);
  return readFollowUp(message, context);
}
