import type { JsonObject } from '../../stand-in/json.ts';
import type { Message } from '../state/messages.ts';
import { scopeOf } from '../state/scopes.ts';
import type { Channel, Workspace, World } from '../state/world.ts';
import type { Courier } from './courier.ts';
import type { Delivery } from './delivery.ts';

/** Events that the app has subscribed to; `message.im` and the like, else the event's type. */
export const allSubscriptions: readonly string[] = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'assistant_thread_started',
  'message.channels',
  'message.groups',
  'message.im',
  'reaction_added',
  'tokens_revoked',
];

const scopeOfEvent: Readonly<Record<string, string>> = {
  app_mention: 'app_mentions:read',
  reaction_added: 'reactions:read',
};

/** Says to the app what happens, as far as it has subscribed to it and its bot may know. */
export interface Events {
  subscriptions: ReadonlySet<string>;
  /** Something that isn't a message. */
  emit(workspace: Workspace, event: JsonObject): Delivery[];
  /** Something about a message of a channel; nothing when the bot is no member there. */
  emitMessage(channel: Channel, event: JsonObject): Delivery[];
}

export function createEvents(world: World, courier: Courier, appId: string, now: () => number): Events {
  const send = (workspace: Workspace, event: JsonObject): Delivery[] => [
    courier.send('events_api', String(event['type']), wrap(world.id('Ev'), workspace, appId, event, now())),
  ];
  const events: Events = {
    subscriptions: new Set(allSubscriptions),
    emit(workspace, event) {
      const type = String(event['type']);
      const scope = scopeOfEvent[type];
      const may = scope === undefined || workspace.scopes.has(scope);
      return may && events.subscriptions.has(type) ? send(workspace, event) : [];
    },
    emitMessage(channel, event) {
      const workspace = world.workspace(channel.team);
      const name = scopeOf[channel.kind];
      const hears = events.subscriptions.has(`message.${name}`) && workspace.scopes.has(`${name}:history`);
      if (!world.hasBot(channel) || !hears) return [];
      return send(workspace, {
        type: 'message',
        channel: channel.id,
        channel_type: { channel: 'channel', private: 'group', dm: 'im' }[channel.kind],
        ...event,
      });
    },
  };
  return events;
}

/** The events that a person's or a bot's message in a channel gives: one, or two when it mentions the bot. */
export function emitPosted(
  world: World,
  events: Events,
  message: Message,
  shape: JsonObject,
  mention: JsonObject,
): Delivery[] {
  const channel = world.channel(message.channel);
  const workspace = world.workspace(channel.team);
  const mentions = message.text.includes(`<@${workspace.botUser}>`) && channel.kind !== 'dm' && world.hasBot(channel);
  const isOwn = message.bot?.botId === workspace.botId;
  const first =
    mentions && !isOwn
      ? events.emit(workspace, { ...mention, type: 'app_mention', channel: channel.id, event_ts: message.ts })
      : [];
  return [...first, ...events.emitMessage(channel, { ...shape, event_ts: message.ts })];
}

function wrap(eventId: string, workspace: Workspace, appId: string, event: JsonObject, now: number): JsonObject {
  const { id, enterprise, botUser } = workspace;
  return {
    token: 'verification',
    team_id: id,
    ...(enterprise === null ? {} : { enterprise_id: enterprise }),
    context_team_id: id,
    context_enterprise_id: enterprise,
    api_app_id: appId,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(now / 1_000),
    authorizations: [
      { enterprise_id: enterprise, team_id: id, user_id: botUser, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${eventId}`,
  };
}
