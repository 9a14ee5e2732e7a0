import { PermissionFlagsBits, SnowflakeUtil } from 'discord.js';
import type { Channel, Client } from 'discord.js';

/** A channel, thread or conversation. */
export interface Place {
  readonly channel: string;
  /** Null: a conversation with the bot alone. */
  readonly guild: string | null;
}

/** Channels and threads of servers that are looked at after a gap, and conversations; those written in last come first. */
const mostChannels = 50;
const mostConversations = 20;

/** A server tells with a new session what was written last in each of its channels; of conversations nobody tells. */
interface Written extends Place {
  readonly last: bigint;
  readonly mayRead: () => boolean;
}

/**
 * Where people may have written to the bot since a moment without the gateway telling of it: the channels and threads of a
 * shard's servers that have something new and that the bot may read, and the conversations that it knows.
 * @param since milliseconds since the epoch
 */
export function writtenPlaces(client: Client<true>, shard: number, since: number): readonly Place[] {
  const start = SnowflakeUtil.generate({ timestamp: since });
  const [channels, conversations]: [Written[], Written[]] = [[], []];
  for (const channel of client.channels.cache.values()) {
    const written = writtenIn(channel, client, shard);
    if (written === null) continue;
    if (written.guild === null) conversations.push(written);
    else if (written.last > start) channels.push(written);
  }
  return [...newest(conversations, mostConversations), ...newest(channels, mostChannels)];
}

function writtenIn(channel: Channel, client: Client<true>, shard: number): Written | null {
  if (!channel.isTextBased()) return null;
  const { id } = channel;
  const last = BigInt(channel.lastMessageId ?? 0);
  if (channel.isDMBased()) return shard === 0 ? { channel: id, guild: null, last, mayRead: () => true } : null;
  if (channel.guild.shardId !== shard) return null;
  const mayRead = (): boolean => channel.permissionsFor(client.user)?.has(needed) !== false;
  return { channel: id, guild: channel.guild.id, last, mayRead };
}

const needed = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory];

/** Looks at no more permissions than it has to: there may be very many places. */
function newest(places: readonly Written[], most: number): readonly Place[] {
  const found: Place[] = [];
  for (const { channel, guild, mayRead } of places.toSorted((one, other) => (one.last > other.last ? -1 : 1))) {
    if (found.length >= most) break;
    if (mayRead()) found.push({ channel, guild });
  }
  return found;
}
