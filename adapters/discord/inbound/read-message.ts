import { readFreeText } from '../../read-free-text.ts';
import { mayBeForBot } from '../../thread/wording.ts';
import { namesProductAlone } from '../../thread/continue-question.ts';
import { askKeys } from '../ask-keys.ts';
import type { DiscordAddress } from '../discord-address.ts';
import { ignore } from './inbound.ts';
import type { Inbound, InboundContext } from './inbound.ts';
import type { MessageEvent } from './message-event.ts';
import type { DiscordOrigin } from './origin.ts';
import { plainText } from './plain-text.ts';

/**
 * A message that somebody wrote: to the bot alone, naming it, in reply to it, in a thread, or none of its business.
 * Whether the bot answers one that doesn't name it is decided where what was said before can be read; what is plainly
 * for others costs no look at it.
 */
export function readMessage(message: MessageEvent, context: InboundContext): Inbound {
  const { text, toBot, toOthers } = plainText(message.content, context.botUser);
  if (message.channelKind === 'dm') return readText(message, text, 'direct', context);
  if (toBot) return readText(message, text, 'mention', context);
  if (!message.repliesToBot && message.channelKind !== 'thread') return ignore('not for the bot');
  if (toOthers) return ignore('for somebody else');
  const inbound = readText(message, text, message.repliesToBot ? 'reply' : 'follow-up', context);
  if (inbound.kind === 'stop') return inbound;
  if (!mayBeForBot(text) && !namesProductAlone(text, context.catalog)) return ignore('asks nothing');
  return inbound.kind === 'card' ? ignore('a command that is not said to the bot') : inbound;
}

function readText(
  message: MessageEvent,
  text: string,
  asked: DiscordOrigin['asked'],
  context: InboundContext,
): Inbound {
  const eventKeys = [`discord:message:${message.id}`];
  const continues = message.channelKind === 'thread' || message.repliesToBot;
  const read = readFreeText(text, { hasFiles: message.files.length > 0, continues }, context.catalog);
  const address = addressOf(message, context);
  const keys = askKeys(address);
  if (read.kind === 'stop') {
    // The answer to a message of a channel may stand in the thread that has the message's number.
    const above = message.channelKind === 'thread' ? [] : [`discord:${message.id}`];
    return { kind: 'stop', conversations: [keys.conversation, ...above], eventKeys };
  }
  if (read.kind === 'card') return { ...read, address, eventKeys };
  const origin: DiscordOrigin = {
    asked,
    message: message.id,
    repliesTo: message.repliesTo,
    isInThread: message.channelKind === 'thread',
    botUser: context.botUser,
    files: [...message.files],
  };
  const question = {
    id: address.questionId,
    text: read.text,
    productHint: null,
    scenario: read.scenario,
    images: [],
    thread: [],
    asker: { platform: 'discord', id: message.user },
  };
  const urgency = asked === 'follow-up' || asked === 'reply' ? 'overheard' : 'asked';
  const isStaff = message.roles.some((role) => context.staffRoles.has(role));
  return { kind: 'ask', ask: { question, address, eventKeys, origin, ...keys, urgency, isStaff } };
}

/** Where the answer to a message goes. The second answer in a row makes a talk of it, which goes on in a thread. */
function addressOf(message: MessageEvent, { newId, application }: InboundContext): DiscordAddress {
  const { guild, channel, channelKind, user, id, repliesToBot } = message;
  return {
    platform: 'discord',
    guild,
    channel,
    channelKind,
    user,
    replyTo: id,
    thread: channelKind !== 'channel' ? 'never' : repliesToBot ? 'always' : 'busy',
    application,
    token: null,
    tokenExpires: null,
    isPrivate: false,
    isVisitor: false,
    message: null,
    showsQuestion: false,
    questionId: newId(),
  };
}
