import type { Parts } from '../parts.ts';
import { refusals } from '../refusal.ts';
import type { Message } from '../state/messages.ts';
import { isThread, may, type Permission } from '../state/permissions.ts';
import { channelTypes, type Channel, type Guild } from '../state/world.ts';

/** The channel, when the bot can see it. Throws a Refusal. */
export function seenChannel({ world, app }: Parts, id: string): Channel {
  const channel = world.channels.get(id);
  if (channel === undefined) throw refusals.unknownChannel();
  if (!may(world, channel, app.id, 'ViewChannel')) throw refusals.missingAccess();
  return channel;
}

export function demand({ world, app }: Parts, channel: Channel, ...permissions: Permission[]): void {
  if (permissions.every((permission) => may(world, channel, app.id, permission))) return;
  throw refusals.missingPermissions();
}

/** A channel that the bot may write to; an archived thread is opened again by that, a locked one not. */
export function writableChannel(parts: Parts, id: string): Channel {
  const channel = seenChannel(parts, id);
  if (channel.person !== null && !parts.world.user(channel.person).takesDms) throw refusals.closedDm();
  if (channel.type === channelTypes.forum) throw refusals.noText();
  demand(parts, channel, isThread(channel) ? 'SendMessagesInThreads' : 'SendMessages');
  if (channel.archived && channel.locked) throw refusals.archived();
  return channel;
}

/** A message that everybody in the channel sees. */
export function publicMessage({ messages }: Parts, channel: Channel, id: string): Message {
  const message = messages.find(channel.id, id);
  if (message?.ephemeralTo !== null) throw refusals.unknownMessage();
  return message;
}

export function ownGuild({ world, app }: Parts, id: string): Guild {
  const guild = world.guilds.get(id);
  if (guild === undefined) throw refusals.unknownGuild();
  if (!guild.members.has(app.id)) throw refusals.missingAccess();
  return guild;
}
