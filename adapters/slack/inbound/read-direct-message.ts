import { readSlackText } from './slack-text.ts';
import type { Inbound, InboundContext } from './inbound.ts';
import { addressOf, keysOf } from './message-address.ts';
import type { MessageEvent } from './message-event.ts';
import { plainText } from './plain-text.ts';

/** A message in the bot's own conversation with somebody: every one of them is for the bot. */
export function readDirectMessage(message: MessageEvent, context: InboundContext): Inbound {
  const { envelope, ts, thread, files } = message;
  const { text } = plainText(message.text, envelope.botUser);
  return readSlackText(
    {
      text,
      address: addressOf(message, 'dm', context),
      eventKeys: keysOf(message),
      origin: { asked: 'direct', ts, thread, botUser: envelope.botUser, files: [...files], lookForFiles: false },
    },
    context,
  );
}
