import type { JsonObject } from '../../stand-in/json.ts';
import type { Parts } from '../parts.ts';
import { privileged } from '../state/app.ts';
import type { Message } from '../state/messages.ts';
import { messageShape, readable } from '../state/message-shape.ts';
import { channelShape, guildShape, memberShape, userShape } from '../state/shapes.ts';
import type { Channel } from '../state/world.ts';
import { may } from '../state/permissions.ts';
import { tell, type Session } from './session.ts';

/** https://docs.discord.com/developers/events/gateway#list-of-intents */
const intents = {
  guilds: 1 << 0,
  guildMessages: 1 << 9,
  reactions: 1 << 10,
  dms: 1 << 12,
  dmReactions: 1 << 13,
} as const;

/** What the app is told of what happens. */
export interface Events {
  posted(message: Message): void;
  edited(message: Message): void;
  removed(message: Message): void;
  reacted(message: Message, user: string, emoji: string): void;
  threadMade(thread: Channel): void;
  channelMade(channel: Channel): void;
  interaction(channel: Channel, payload: JsonObject): void;
}

export function createEvents(parts: () => Parts): Events {
  const ofMessage = (name: string, message: Message): void => {
    const all = parts();
    const channel = all.world.channel(message.channel);
    // Who alone can see it has it from the answer itself.
    if (message.ephemeralTo !== null || !isSeen(all, channel)) return;
    const isDm = channel.guild === null;
    all.gateway.dispatch(
      name,
      { guild: channel.guild, intent: isDm ? intents.dms : intents.guildMessages },
      (session) => ({
        ...messageShape(all, message, !isReadable(all, session, message)),
        ...(channel.guild === null ? {} : { guild_id: channel.guild, ...memberOf(all, channel.guild, message.author) }),
        channel_type: channel.type,
      }),
    );
  };
  return {
    posted(message) {
      ofMessage('MESSAGE_CREATE', message);
    },
    edited(message) {
      ofMessage('MESSAGE_UPDATE', message);
    },
    removed({ id, channel: place }) {
      const channel = parts().world.channel(place);
      const intent = channel.guild === null ? intents.dms : intents.guildMessages;
      const guild = channel.guild === null ? {} : { guild_id: channel.guild };
      const data = { id, channel_id: place, ...guild };
      parts().gateway.dispatch('MESSAGE_DELETE', { guild: channel.guild, intent }, () => data);
    },
    reacted({ id, channel: place }, user, emoji) {
      const { guild } = parts().world.channel(place);
      const intent = guild === null ? intents.dmReactions : intents.reactions;
      const data = {
        user_id: user,
        message_id: id,
        channel_id: place,
        emoji: { id: null, name: emoji },
        type: 0,
        burst: false,
      };
      parts().gateway.dispatch('MESSAGE_REACTION_ADD', { guild, intent }, () => data);
    },
    threadMade(thread) {
      if (!isSeen(parts(), thread)) return;
      parts().gateway.dispatch('THREAD_CREATE', { guild: thread.guild, intent: intents.guilds }, () => ({
        ...channelShape(parts(), thread),
        newly_created: true,
      }));
    },
    channelMade(channel) {
      if (channel.guild === null || !isSeen(parts(), channel)) return;
      const shape = channelShape(parts(), channel);
      parts().gateway.dispatch('CHANNEL_CREATE', { guild: channel.guild, intent: intents.guilds }, () => shape);
    },
    interaction(channel, payload) {
      parts().gateway.dispatch('INTERACTION_CREATE', { guild: channel.guild, intent: 0 }, () => payload);
    },
  };
}

/** READY and the guilds of the session's shard. */
export function greet(parts: Parts, session: Session): void {
  const { app, world, origin } = parts;
  const [shard, count] = session.shard;
  const own = guildsOfBot(parts).filter((id) => Number((BigInt(id) >> 22n) % BigInt(count)) === shard);
  tell(session, 'READY', {
    ...{ v: 10, user: { ...userShape(world.user(app.id)), verified: true, mfa_enabled: false, email: null } },
    ...{ guilds: own.map((id) => ({ id, unavailable: true })), session_id: session.id, shard: session.shard },
    ...{ resume_gateway_url: origin().replace('http', 'ws'), application: { id: app.id, flags: flagsOf(parts) } },
    ...{ private_channels: [], relationships: [], presences: [], user_settings: {}, _trace: [] },
  });
  if ((session.intents & intents.guilds) === 0) return;
  for (const id of own) tell(session, 'GUILD_CREATE', guildShape(parts, world.guild(id)));
}

export function guildsOfBot({ world, app }: Parts): string[] {
  return [...world.guilds.values()].filter(({ members }) => members.has(app.id)).map(({ id }) => id);
}

/** What the app's flags say of its switches: the limited ones, as of a bot that isn't verified. */
export function flagsOf({ app: { switches } }: Parts): number {
  const { members, presences, messageContent } = { presences: 1 << 13, members: 1 << 15, messageContent: 1 << 19 };
  return [...switches].reduce((sum, name) => sum | { members, presences, messageContent }[name], 0);
}

function isReadable(parts: Parts, session: Session, message: Message): boolean {
  const isAsked = (session.intents & privileged.messageContent) !== 0;
  if (isAsked) return readable(parts, message);
  const isDm = parts.world.channel(message.channel).guild === null;
  return isDm || message.author === parts.app.id || message.pings.users.includes(parts.app.id);
}

function isSeen({ world, app }: Parts, channel: Channel): boolean {
  return may(world, channel, app.id, 'ViewChannel');
}

function memberOf(parts: Parts, guild: string, user: string): JsonObject {
  return { member: { ...memberShape(parts, parts.world.guild(guild), user), user: undefined } };
}
