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
}

/**
 * Where people may have written to the bot since a moment without the gateway telling of it: the channels and threads of a
 * shard's servers that have something new and that the bot may read, and the conversations that it knows.
 * @param since milliseconds since the epoch
 */
export function writtenPlaces(client: Client<true>, shard: number, since: number): readonly Place[] {
  const all = client.channels.cache.map((channel) => writtenIn(channel, client, shard)).filter((one) => one !== null);
  const start = SnowflakeUtil.generate({ timestamp: since });
  const channels = all.filter(({ guild, last }) => guild !== null && last > start);
  const conversations = all.filter(({ guild }) => guild === null);
  return [...newest(conversations, mostConversations), ...newest(channels, mostChannels)];
}

function writtenIn(channel: Channel, client: Client<true>, shard: number): Written | null {
  if (!channel.isTextBased()) return null;
  const last = BigInt(channel.lastMessageId ?? 0);
  if (channel.isDMBased()) return shard === 0 ? { channel: channel.id, guild: null, last } : null;
  if (channel.guild.shardId !== shard || channel.permissionsFor(client.user)?.has(needed) === false) return null;
  return { channel: channel.id, guild: channel.guild.id, last };
}

const needed = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory];

function newest(places: readonly Written[], most: number): readonly Place[] {
  return places
    .toSorted((one, other) => (one.last > other.last ? -1 : 1))
    .slice(0, most)
    .map(({ channel, guild }) => ({ channel, guild }));
}
