import { createIds } from './ids.ts';

export interface User {
  readonly id: string;
  readonly name: string;
  readonly bot: boolean;
  readonly locale: string;
  /** Takes direct messages of the app. */
  takesDms: boolean;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  /** The first one has the guild's id and is everybody's. */
  readonly roles: Map<string, Role>;
  readonly members: Map<string, { readonly user: string; readonly roles: string[] }>;
}

/** https://docs.discord.com/developers/resources/channel#channel-object-channel-types */
export const channelTypes = { text: 0, dm: 1, announcement: 5, thread: 11, forum: 15 } as const;

export interface Channel {
  readonly id: string;
  readonly type: number;
  readonly guild: string | null;
  readonly name: string;
  /** Of a thread the channel or forum it belongs to. */
  readonly parent: string | null;
  /** Of a DM the person at its other end. */
  readonly person: string | null;
  /** What a role or a member may not do in it. */
  readonly denied: Map<string, bigint>;
  readonly owner: string | null;
  archived: boolean;
  locked: boolean;
}

export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
  readonly description: string | null;
}

/** What there is besides messages. */
export interface World {
  readonly id: () => string;
  readonly now: () => number;
  readonly users: Map<string, User>;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  readonly attachments: Map<string, Attachment>;
  readonly user: (id: string) => User;
  readonly guild: (id: string) => Guild;
  readonly channel: (id: string) => Channel;
  readonly addChannel: (channel: Pick<Channel, 'type' | 'name'> & Partial<Channel>) => Channel;
  /** The DM between a person and the bot, made when there was none. */
  readonly dmOf: (person: string) => Channel;
}

export function createWorld(now: () => number): World {
  const id = createIds(now);
  const world: World = {
    id,
    now,
    users: new Map(),
    guilds: new Map(),
    channels: new Map(),
    attachments: new Map(),
    user: (name) => known(world.users, name, 'user'),
    guild: (name) => known(world.guilds, name, 'guild'),
    channel: (name) => known(world.channels, name, 'channel'),
    addChannel(given) {
      const nothing = { guild: null, parent: null, person: null, owner: null, archived: false, locked: false };
      const channel: Channel = { id: id(), denied: new Map(), ...nothing, ...given };
      world.channels.set(channel.id, channel);
      return channel;
    },
    dmOf(person) {
      const found = [...world.channels.values()].find((channel) => channel.person === person);
      return found ?? world.addChannel({ type: channelTypes.dm, name: '', person: world.user(person).id });
    },
  };
  return world;
}

function known<T>(all: ReadonlyMap<string, T>, id: string, what: string): T {
  const found = all.get(id);
  if (found === undefined) throw new Error(`the stand-in has no ${what} ${id}`);
  return found;
}
