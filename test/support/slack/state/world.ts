import { createIds } from './ids.ts';

/** A workspace and the app's installation in it. */
export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly enterprise: string | null;
  readonly botUser: string;
  readonly botId: string;
  readonly scopes: Set<string>;
  /** The token of the bot; null while the app isn't installed. */
  botToken: string | null;
  /** Tokens it had before. */
  readonly revoked: Set<string>;
}

export interface Person {
  readonly id: string;
  readonly team: string;
  readonly name: string;
  readonly bot: boolean;
  readonly locale: string;
}

export interface Group {
  readonly id: string;
  readonly team: string;
  readonly handle: string;
  readonly people: string[];
}

export interface Channel {
  readonly id: string;
  readonly team: string;
  readonly name: string;
  readonly kind: 'channel' | 'private' | 'dm';
  readonly members: Set<string>;
  /** The person at the other end of a DM. */
  readonly person: string | null;
  archived: boolean;
}

export interface StoredFile {
  readonly id: string;
  readonly team: string;
  readonly name: string;
  readonly mimetype: string;
  readonly bytes: Buffer;
  readonly user: string;
}

/** What there is besides messages. */
export interface World {
  readonly id: (prefix: string) => string;
  readonly workspaces: Map<string, Workspace>;
  readonly people: Map<string, Person>;
  readonly groups: Map<string, Group>;
  readonly channels: Map<string, Channel>;
  readonly files: Map<string, StoredFile>;
  workspace(id: string): Workspace;
  channel(id: string): Channel;
  /** The workspace's bot is a member of the channel. */
  hasBot(channel: Channel): boolean;
  /** The DM between a person and the bot, made when there was none. */
  dmOf(person: string): Channel;
}

export function createWorld(): World {
  const id = createIds();
  const world: World = {
    id,
    workspaces: new Map(),
    people: new Map(),
    groups: new Map(),
    channels: new Map(),
    files: new Map(),
    workspace: (name) => known(world.workspaces, name, 'workspace'),
    channel: (name) => known(world.channels, name, 'channel'),
    hasBot: (channel) => channel.members.has(world.workspace(channel.team).botUser),
    dmOf(person) {
      const found = [...world.channels.values()].find((channel) => channel.person === person);
      if (found !== undefined) return found;
      const { team } = known(world.people, person, 'person');
      const members = new Set([person, world.workspace(team).botUser]);
      const dm: Channel = { id: id('D'), team, name: '', kind: 'dm', members, person, archived: false };
      world.channels.set(dm.id, dm);
      return dm;
    },
  };
  return world;
}

function known<T>(all: ReadonlyMap<string, T>, id: string, what: string): T {
  const found = all.get(id);
  if (found === undefined) throw new Error(`the stand-in has no ${what} ${id}`);
  return found;
}
