import type { JsonObject } from '../../stand-in/json.ts';
import type { Parts } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import type { Message } from '../state/messages.ts';
import type { Channel, Workspace } from '../state/world.ts';
import type { Args } from './args.ts';

export interface Call {
  readonly method: string;
  readonly args: Args;
  readonly parts: Parts;
  /** Whose bot calls. */
  readonly workspace: Workspace;
  /** The Authorization header's value, without the kind of token. */
  readonly basic: string | null;
}

/** A method of the Web API. */
export interface Method {
  /** What must be granted; one of them is enough. */
  readonly scopes: readonly string[];
  /** Whose token it takes. `none`: no token. `any`: the bot's or the app's. */
  readonly token: 'bot' | 'app' | 'any' | 'none';
  /** The reply, to which `ok: true` is added. Throws a Refusal. */
  run(call: Call): JsonObject;
}

export type Methods = Readonly<Record<string, Method>>;

/** The channel of the call, which the bot can see: private ones and DMs only as their member. */
export function seenChannel({ args, parts, workspace }: Call): Channel {
  const id = args.required('channel', 'channel_not_found');
  const channel = parts.world.channels.get(id) ?? null;
  if (channel?.team !== workspace.id) throw new Refusal('channel_not_found');
  if (channel.kind !== 'channel' && !parts.world.hasBot(channel)) throw new Refusal('channel_not_found');
  return channel;
}

/** The channel of the call, which the bot is a member of. */
export function joinedChannel(call: Call): Channel {
  const channel = seenChannel(call);
  if (!call.parts.world.hasBot(channel)) throw new Refusal('not_in_channel');
  if (channel.archived) throw new Refusal('is_archived');
  return channel;
}

/** The thread the call names, brought back to its first message; null without one. */
export function threadOf({ args, parts }: Call, channel: Channel): string | null {
  const ts = args.text('thread_ts');
  if (ts === null) return null;
  const message = parts.messages.find(channel.id, ts);
  if (message === null) throw new Refusal('thread_not_found');
  return message.thread ?? message.ts;
}

/** The bot's own message that the call names. */
export function ownMessage({ args, parts, workspace }: Call, channel: Channel, refusal: string): Message {
  const message = parts.messages.find(channel.id, args.required('ts', 'message_not_found'));
  if (message?.ephemeralTo !== null) throw new Refusal('message_not_found');
  if (message.bot?.botId !== workspace.botId) throw new Refusal(refusal);
  return message;
}
