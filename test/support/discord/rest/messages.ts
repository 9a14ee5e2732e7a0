import { isObject, stringIn, type JsonObject } from '../../stand-in/json.ts';
import type { Parts } from '../parts.ts';
import { Refusal, refusals } from '../refusal.ts';
import type { Message } from '../state/messages.ts';
import { may } from '../state/permissions.ts';
import { messageShape, readable } from '../state/message-shape.ts';
import type { Channel } from '../state/world.ts';
import { demand, publicMessage, seenChannel, writableChannel } from './access.ts';
import { editedContent, newContent, pingsOf } from './content.ts';
import { asObject, done, ok, type Request, type Run } from './route.ts';

/** https://docs.discord.com/developers/resources/message */

/** Within this time a nonce stands for the same message. */
const nonceLife = 3 * 60_000;

export const createMessage: Run = ({ parts, at, body: given, files }) => {
  const body = asObject(given);
  const channel = writableChannel(parts, at('channel'));
  if (files.size > 0) demand(parts, channel, 'AttachFiles');
  const replied = replyIn(parts, channel, body['message_reference']);
  const content = newContent(parts, body, files);
  if (content.embeds.length > 0) demand(parts, channel, 'EmbedLinks');
  const nonce = idIn(body['nonce']);
  const before = body['enforce_nonce'] === true ? sameNonce(parts, channel, nonce) : null;
  if (before !== null) return ok(messageShape(parts, before));
  const message = parts.messages.add({
    ...content,
    ...{ channel: channel.id, author: parts.app.id, via: 'channel', nonce },
    ...{ type: replied === null ? 0 : 19, reference: replied?.id ?? null },
    pings: pingsOf(content.content, body['allowed_mentions'], replied?.author ?? null),
  });
  channel.archived = false;
  parts.events.posted(message);
  return ok(messageShape(parts, message));
};

/** The message that is replied to; null for none. */
function replyIn(parts: Parts, channel: Channel, reference: unknown): Message | null {
  const id = isObject(reference) ? idIn(reference['message_id']) : null;
  if (!isObject(reference) || id === null) return null;
  if (!may(parts.world, channel, parts.app.id, 'ReadMessageHistory')) {
    throw new Refusal(403, 160002, 'Cannot reply without permission to read message history');
  }
  const found = parts.messages.find(channel.id, id);
  if (found?.ephemeralTo === null) return found;
  if (reference['fail_if_not_exists'] === false) return null;
  const wrong = { path: ['message_reference'], code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' };
  throw refusals.invalidBody([wrong]);
}

/** Ids come as strings, and in places as numbers. */
function idIn(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

function sameNonce({ messages, app, world }: Parts, channel: Channel, nonce: string | null): Message | null {
  if (nonce === null) return null;
  const since = world.now() - nonceLife;
  const same = (one: Message): boolean =>
    one.nonce === nonce && one.author === app.id && (one.history[0]?.at ?? 0) >= since;
  return messages.in(channel.id).findLast(same) ?? null;
}

export const editMessage: Run = ({ parts, at, body: given, files }) => {
  const body = asObject(given);
  const channel = seenChannel(parts, at('channel'));
  const message = publicMessage(parts, channel, at('message'));
  if (message.author !== parts.app.id) throw refusals.anotherAuthor();
  if (channel.archived) throw refusals.archived();
  parts.messages.write(message, editedContent(parts, message, body, files));
  parts.events.edited(message);
  return ok(messageShape(parts, message));
};

export const getMessage: Run = (request) => {
  const { parts } = request;
  return ok(shapeFor(parts, publicMessage(parts, readableChannel(request), request.at('message'))));
};

/** Newest first; `before`, `after` and `around` are ids. */
export const listMessages: Run = (request) => {
  const { parts, query } = request;
  const channel = readableChannel(request);
  const most = Number(query.get('limit') ?? 50);
  if (!(most >= 1 && most <= 100)) {
    const wrong = { path: ['limit'], code: 'NUMBER_TYPE_MAX', message: 'int value should be between 1 and 100.' };
    throw refusals.invalidBody([wrong]);
  }
  const [before, after] = [query.get('before'), query.get('after')].map((id) => (id === null ? null : BigInt(id)));
  const all = parts.messages
    .in(channel.id)
    .filter(({ ephemeralTo }) => ephemeralTo === null)
    .filter(({ id }) => before === null || before === undefined || BigInt(id) < before)
    .filter(({ id }) => after === null || after === undefined || BigInt(id) > after);
  const page = query.has('after') ? all.slice(0, most) : all.slice(-most);
  return ok(page.toReversed().map((message) => shapeFor(parts, message)));
};

function readableChannel({ parts, at }: Request): Channel {
  const channel = seenChannel(parts, at('channel'));
  demand(parts, channel, 'ReadMessageHistory');
  return channel;
}

function shapeFor(parts: Parts, message: Message): JsonObject {
  return messageShape(parts, message, !readable(parts, message));
}

export const deleteMessage: Run = ({ parts, at }) => {
  const channel = seenChannel(parts, at('channel'));
  const message = publicMessage(parts, channel, at('message'));
  if (message.author !== parts.app.id) demand(parts, channel, 'ManageMessages');
  parts.messages.remove(message);
  parts.events.removed(message);
  return done;
};

export const addReaction: Run = ({ parts, at }) => {
  const channel = seenChannel(parts, at('channel'));
  demand(parts, channel, 'AddReactions', 'ReadMessageHistory');
  const message = publicMessage(parts, channel, at('message'));
  message.reactions.push({ emoji: stringIn(at('emoji')) ?? '', user: parts.app.id });
  return done;
};

export const removeReaction: Run = ({ parts, at }) => {
  const message = publicMessage(parts, seenChannel(parts, at('channel')), at('message'));
  const index = message.reactions.findIndex(({ emoji, user }) => emoji === at('emoji') && user === parts.app.id);
  if (index >= 0) message.reactions.splice(index, 1);
  return done;
};
