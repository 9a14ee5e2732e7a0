import { z } from 'zod';
import { wrongsOf } from '../../discord-components/wrong.ts';
import type { Parts } from '../parts.ts';
import { refusals } from '../refusal.ts';
import type { Message } from '../state/messages.ts';
import { channelShape } from '../state/shapes.ts';
import { channelTypes, type Channel } from '../state/world.ts';
import { demand, publicMessage, seenChannel, writableChannel } from './access.ts';
import { asObject, done, ok, type Run } from './route.ts';

/** https://docs.discord.com/developers/resources/channel */

export const getChannel: Run = ({ parts, at }) => ok(channelShape(parts, seenChannel(parts, at('channel'))));

export const openDm: Run = ({ parts, body }) => {
  const recipient = String(asObject(body)['recipient_id']);
  if (!parts.world.users.has(recipient)) throw refusals.unknownUser();
  return ok(channelShape(parts, parts.world.dmOf(recipient)));
};

export const typing: Run = ({ parts, at }) => {
  const channel = writableChannel(parts, at('channel'));
  parts.records.typings.push({ channel: channel.id, at: parts.world.now() });
  return done;
};

const threadBody = z.object({
  name: z.string().min(1).max(100),
  auto_archive_duration: z.union([z.literal(60), z.literal(1_440), z.literal(4_320), z.literal(10_080)]).optional(),
  rate_limit_per_user: z.int().min(0).max(21_600).nullish(),
});

export const startThreadFromMessage: Run = ({ parts, at, body }) => {
  const channel = seenChannel(parts, at('channel'));
  demand(parts, channel, 'CreatePublicThreads');
  const parsed = threadBody.safeParse(body);
  if (!parsed.success) throw refusals.invalidBody(wrongsOf(parsed.error));
  const message = publicMessage(parts, channel, at('message'));
  if (message.thread !== null || parts.world.channels.has(message.id)) throw refusals.threadExists();
  if (channel.type !== channelTypes.text && channel.type !== channelTypes.announcement) throw refusals.noText();
  return ok(channelShape(parts, threadFrom(parts, channel, message, parsed.data.name, parts.app.id)), 201);
};

/** A thread begins with a message of the system that refers to the one it was made from, whose id it has. */
export function threadFrom(parts: Parts, channel: Channel, message: Message, name: string, owner: string): Channel {
  const { id } = message;
  const type = channelTypes.thread;
  const thread = parts.world.addChannel({ id, type, name, guild: channel.guild, parent: channel.id, owner });
  message.thread = thread.id;
  parts.messages.add({ channel: thread.id, author: message.author, via: 'person', type: 21, reference: message.id });
  parts.events.threadMade(thread);
  parts.events.edited(message);
  return thread;
}

export const changeThread: Run = ({ parts, at, body }) => {
  const channel = seenChannel(parts, at('channel'));
  const { archived, locked } = z
    .object({ archived: z.boolean().optional(), locked: z.boolean().optional() })
    .parse(body);
  if (channel.owner !== parts.app.id || locked !== undefined) demand(parts, channel, 'ManageThreads');
  if (archived !== undefined) channel.archived = archived;
  if (locked !== undefined) channel.locked = locked;
  return ok(channelShape(parts, channel));
};

export const joinThread: Run = ({ parts, at }) => {
  seenChannel(parts, at('channel'));
  return done;
};
