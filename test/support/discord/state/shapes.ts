import type { JsonObject } from '../../stand-in/json.ts';
import type { Parts } from '../parts.ts';
import { isThread, permissionsIn } from './permissions.ts';
import type { Channel, Guild, Role, User } from './world.ts';

/** How things look in the answers of the API and in the events of the gateway. */

export function userShape({ id, name, bot }: User): JsonObject {
  const nothing = { avatar: null, banner: null, accent_color: null, public_flags: 0, primary_guild: null };
  return { id, username: name, discriminator: '0', global_name: bot ? null : name, bot, ...nothing };
}

export function roleShape({ id, name, permissions }: Role): JsonObject {
  const plain = { color: 0, hoist: false, position: 0, managed: false, mentionable: false, flags: 0 };
  const colors = { primary_color: 0, secondary_color: null, tertiary_color: null };
  return { id, name, permissions: String(permissions), ...plain, colors };
}

export function memberShape({ world }: Parts, guild: Guild, user: string): JsonObject {
  const roles = guild.members.get(user)?.roles ?? [];
  const since = { joined_at: '2024-01-01T00:00:00.000000+00:00', premium_since: null };
  return {
    ...{ user: userShape(world.user(user)), roles, nick: null, avatar: null, banner: null, flags: 0 },
    ...{ deaf: false, mute: false, pending: false, communication_disabled_until: null, ...since },
  };
}

export function channelShape(parts: Parts, channel: Channel): JsonObject {
  const { id, type, guild, name, parent, person } = channel;
  const last = parts.messages.in(id).at(-1)?.id ?? null;
  const common = { id, type, last_message_id: last, flags: 0 };
  if (guild === null) {
    const recipients = person === null ? [] : [userShape(parts.world.user(person))];
    return { ...common, recipients };
  }
  const shared = { ...common, guild_id: guild, name, parent_id: parent, rate_limit_per_user: 0 };
  if (isThread(channel)) return { ...shared, ...threadFields(parts, channel) };
  const overwrites = [...channel.denied].map(([whose, deny]) => ({
    ...{ id: whose, type: parts.world.guild(guild).roles.has(whose) ? 0 : 1 },
    ...{ allow: '0', deny: String(deny) },
  }));
  return { ...shared, position: 0, nsfw: false, topic: null, permission_overwrites: overwrites };
}

function threadFields({ messages }: Parts, { id, owner, archived, locked }: Channel): JsonObject {
  const since = '2026-01-01T00:00:00.000000+00:00';
  const thread_metadata = { archived, locked, auto_archive_duration: 1_440, archive_timestamp: since };
  const count = messages.in(id).length;
  return { owner_id: owner, thread_metadata, message_count: count, total_message_sent: count, member_count: 2 };
}

/** A guild as GUILD_CREATE tells of it, with the channels that the bot can see. */
export function guildShape(parts: Parts, guild: Guild): JsonObject {
  const { world, app } = parts;
  const channels = [...world.channels.values()].filter((channel) => channel.guild === guild.id);
  const shapes = (all: readonly Channel[]): JsonObject[] => all.map((channel) => channelShape(parts, channel));
  return {
    ...guildBrief(guild),
    ...{ owner_id: guild.owner, member_count: guild.members.size, large: false, unavailable: false },
    joined_at: '2024-01-01T00:00:00.000000+00:00',
    roles: [...guild.roles.values()].map(roleShape),
    members: [guild.owner, app.id].map((user) => memberShape(parts, guild, user)),
    channels: shapes(channels.filter((channel) => !isThread(channel))),
    threads: shapes(channels.filter((channel) => isThread(channel) && !channel.archived)),
    ...{ voice_states: [], presences: [], stage_instances: [], guild_scheduled_events: [], soundboard_sounds: [] },
  };
}

/** What the API says of a guild. */
export function guildBrief({ id, name, roles, owner }: Guild): JsonObject {
  const nothing = { icon: null, splash: null, banner: null, description: null, discovery_splash: null };
  const levels = { verification_level: 0, default_message_notifications: 0, explicit_content_filter: 0, mfa_level: 0 };
  const more = { nsfw_level: 0, premium_tier: 0, premium_progress_bar_enabled: false, system_channel_flags: 0 };
  return {
    ...{ id, name, owner_id: owner, roles: [...roles.values()].map(roleShape), emojis: [], stickers: [] },
    ...{ features: ['COMMUNITY'], preferred_locale: 'en-US', afk_timeout: 300, ...nothing, ...levels, ...more },
  };
}

/** What somebody, or the app, may do in a channel, as interactions tell it. */
export function permissionsShape({ world: place }: Parts, channel: Channel, user: string): string {
  return String(permissionsIn(place, channel, user));
}
