import type { Channel, Guild, World } from './world.ts';

/** https://docs.discord.com/developers/topics/permissions#permissions-bitwise-permission-flags */
const bits = {
  Administrator: 1n << 3n,
  ManageGuild: 1n << 5n,
  AddReactions: 1n << 6n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  ManageMessages: 1n << 13n,
  EmbedLinks: 1n << 14n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  MentionEveryone: 1n << 17n,
  UseExternalEmojis: 1n << 18n,
  UseApplicationCommands: 1n << 31n,
  ManageThreads: 1n << 34n,
  CreatePublicThreads: 1n << 35n,
  SendMessagesInThreads: 1n << 38n,
  ModerateMembers: 1n << 40n,
} as const;

export type Permission = keyof typeof bits;

/** What everybody may do in a new guild: everything but to moderate. */
export const usual: readonly Permission[] = [
  'AddReactions',
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'UseExternalEmojis',
  'UseApplicationCommands',
  'CreatePublicThreads',
  'SendMessagesInThreads',
];

export function bitsOf(permissions: readonly Permission[]): bigint {
  return permissions.reduce((sum, name) => sum | bits[name], 0n);
}

/** What somebody may do in a channel; in DMs all that is usual, outside of the guild's members nothing. */
export function permissionsIn(world: World, channel: Channel, user: string): bigint {
  if (channel.guild === null) return bitsOf(usual);
  const guild = world.guild(channel.guild);
  const member = guild.members.get(user);
  if (member === undefined) return 0n;
  const own = rolePermissions(guild, member.roles);
  if ((own & bits.Administrator) !== 0n) return Object.values(bits).reduce((sum, bit) => sum | bit, 0n);
  const place = channel.parent !== null && isThread(channel) ? world.channel(channel.parent) : channel;
  const denied = [guild.id, ...member.roles, user].reduce((sum, id) => sum | (place.denied.get(id) ?? 0n), 0n);
  return own & ~denied;
}

export function may(world: World, channel: Channel, user: string, permission: Permission): boolean {
  return (permissionsIn(world, channel, user) & bits[permission]) !== 0n;
}

/** Public threads, posts of forums included. */
export function isThread({ type }: Channel): boolean {
  return type >= 10 && type <= 12;
}

function rolePermissions(guild: Guild, roles: readonly string[]): bigint {
  return [guild.id, ...roles].reduce((sum, id) => sum | (guild.roles.get(id)?.permissions ?? 0n), 0n);
}
