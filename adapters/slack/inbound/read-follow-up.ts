import { isStop, mayBeForBot } from '../../thread/wording.ts';
import { readSlackText } from './slack-text.ts';
import { ignore } from './inbound.ts';
import type { Inbound, InboundContext } from './inbound.ts';
import { addressOf, keysOf } from './message-address.ts';
import type { MessageEvent } from './message-event.ts';
import { plainText } from './plain-text.ts';

/**
 * A message in a thread that doesn't name the bot. Whether the bot answers is decided where the thread can be read;
 * what is plainly for others costs no look at it.
 */
export function readFollowUp(message: MessageEvent, context: InboundContext): Inbound {
  const { envelope, thread, ts, files } = message;
  if (thread === null) return ignore('not for the bot');
  const { text, toOthers } = plainText(message.text, envelope.botUser);
  if (toOthers) return ignore('for somebody else');
  const { hint, rest } = context.catalog.splitHint(text);
  if (!isStop(text) && !mayBeForBot(text) && !(hint !== null && rest === '')) return ignore('asks nothing');
  const inbound = readSlackText(
    {
      text,
      address: addressOf(message, 'channel', context),
      eventKeys: keysOf(message),
      origin: { asked: 'follow-up', ts, thread, botUser: envelope.botUser, files: [...files], lookForFiles: false },
    },
    context,
  );
  return inbound.kind === 'card' ? ignore('a command that is not said to the bot') : inbound;
}
