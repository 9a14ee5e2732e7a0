import type { DiscordAddress } from './discord-address.ts';

/** https://docs.discord.com/developers/resources/channel#channel-object-channel-types */
const typeOf = { dm: 1, groupDm: 3, announcementThread: 10, publicThread: 11, privateThread: 12 } as const;
const threads: readonly number[] = [typeOf.announcementThread, typeOf.publicThread, typeOf.privateThread];

/** What kind of place a channel of this type is. Posts of forums are threads. */
export function channelKind(type: number): DiscordAddress['channelKind'] {
  if (type === typeOf.dm || type === typeOf.groupDm) return 'dm';
  return threads.includes(type) ? 'thread' : 'channel';
}
