import { ignore } from './inbound.ts';
import type { Inbound, InboundContext } from './inbound.ts';
import { addressOf, keysOf } from './message-address.ts';
import { readSlackText } from './slack-text.ts';
import { readMessageEvent } from './message-event.ts';
import type { MessageEvent } from './message-event.ts';
import { plainText } from './plain-text.ts';
import { refersToFile } from './refers-to-file.ts';

/** An `app_mention` event: somebody names the bot in a channel. */
export function readMention(body: unknown, context: InboundContext): Inbound {
  const message = readMessageEvent(body);
  return typeof message === 'string' ? ignore(message) : readNaming(message, context, true);
}

/**
 * A message of a channel that names the bot. The answer goes to its thread, or begins one.
 * @param mayLackFiles whether the kind of event sometimes doesn't list the files
 */
export function readNaming(message: MessageEvent, context: InboundContext, mayLackFiles: boolean): Inbound {
  const { text } = plainText(message.text, message.envelope.botUser);
  const lookForFiles = mayLackFiles && message.files.length === 0 && (text === '' || refersToFile(text));
  return readSlackText(
    {
      text,
      address: addressOf(message, 'channel', context),
      eventKeys: keysOf(message),
      origin: {
        asked: 'mention',
        ts: message.ts,
        thread: message.thread,
        botUser: message.envelope.botUser,
        files: [...message.files],
        lookForFiles,
      },
    },
    context,
  );
}
