import type { JsonObject } from '../../stand-in/json.ts';
import { Refusal } from '../refusal.ts';
import { emitPosted } from '../delivery/events.ts';
import type { Message } from '../state/messages.ts';
import { apiMessage } from '../state/shapes.ts';
import { checkPayload } from './check-payload.ts';
import { joinedChannel, ownMessage, seenChannel, threadOf, type Call, type Methods } from './method.ts';

/** Longer texts of chat.postMessage are cut off. */
const mostText = 40_000;

/** https://docs.slack.dev/reference/methods?family=chat, streams apart. */
export const chatMethods: Methods = {
  'chat.postMessage': { scopes: ['chat:write'], token: 'bot', run: postMessage },
  'chat.postEphemeral': { scopes: ['chat:write'], token: 'bot', run: postEphemeral },
  'chat.update': { scopes: ['chat:write'], token: 'bot', run: update },
  'chat.delete': { scopes: ['chat:write'], token: 'bot', run: remove },
  'chat.getPermalink': { scopes: [], token: 'bot', run: permalink },
};

function postMessage(call: Call): JsonObject {
  const { args, parts, workspace } = call;
  // A person's id stands for the DM with them.
  const person = parts.world.people.get(args.text('channel') ?? '');
  const channel = person?.team === workspace.id ? parts.world.dmOf(person.id) : joinedChannel(call);
  checkPayload(parts, 'chat.postMessage', args.all);
  const thread = threadOf(call, channel);
  const message = parts.messages.add({
    channel: channel.id,
    user: workspace.botUser,
    bot: { botId: workspace.botId, appId: parts.keys.appId },
    via: 'chat.postMessage',
    thread,
    metadata: args.object('metadata'),
    ...contentOf(call),
  });
  return posted(call, message);
}

function postEphemeral(call: Call): JsonObject {
  const { args, parts, workspace } = call;
  const channel = joinedChannel(call);
  const user = args.required('user', 'user_not_in_channel');
  if (!channel.members.has(user)) throw new Refusal('user_not_in_channel');
  checkPayload(parts, 'chat.postEphemeral', args.all);
  const message = parts.messages.add({
    channel: channel.id,
    user: workspace.botUser,
    bot: { botId: workspace.botId, appId: parts.keys.appId },
    via: 'chat.postEphemeral',
    ephemeralTo: user,
    thread: threadOf(call, channel),
    ...contentOf(call),
  });
  return { message_ts: message.ts };
}

function update(call: Call): JsonObject {
  const { args, parts } = call;
  const channel = joinedChannel(call);
  const message = ownMessage(call, channel, 'cant_update_message');
  if (message.streaming === 'in_progress') throw new Refusal('streaming_state_conflict');
  checkPayload(parts, 'chat.update', args.all);
  const before = shown(call, message);
  const { text, blocks } = contentOf(call);
  parts.messages.write(message, text, blocks);
  message.metadata = args.object('metadata') ?? message.metadata;
  // An edit that leaves blocks in place shows no mark.
  if (blocks.length === 0) message.edited = parts.messages.timestamp();
  const after = shown(call, message);
  emitChanged(call, message, before, after);
  return { channel: channel.id, ts: message.ts, text, message: after };
}

function remove(call: Call): JsonObject {
  const channel = joinedChannel(call);
  const message = ownMessage(call, channel, 'cant_delete_message');
  const before = shown(call, message);
  call.parts.messages.remove(message);
  call.parts.events.emitMessage(channel, {
    subtype: 'message_deleted',
    hidden: true,
    deleted_ts: message.ts,
    ts: call.parts.messages.timestamp(),
    previous_message: before,
  });
  return { channel: channel.id, ts: message.ts };
}

function permalink(call: Call): JsonObject {
  const channel = seenChannel(call);
  const ts = call.args.required('message_ts', 'message_not_found');
  const message = call.parts.messages.find(channel.id, ts);
  if (message === null) throw new Refusal('message_not_found');
  const thread = message.thread === null ? '' : `?thread_ts=${message.thread}&cid=${channel.id}`;
  const base = `https://${call.workspace.name}.slack.com/archives/${channel.id}`;
  return { channel: channel.id, permalink: `${base}/p${ts.replace('.', '')}${thread}` };
}

/** What the call writes: its text, cut as the platform does, and its blocks. */
function contentOf({ args }: Call): { text: string; blocks: readonly JsonObject[] } {
  const markdown = args.text('markdown_text');
  if (markdown !== null) return { text: markdown, blocks: [{ type: 'markdown', text: markdown }] };
  return { text: (args.text('text') ?? '').slice(0, mostText), blocks: args.objects('blocks') ?? [] };
}

function shown({ parts }: Call, message: Message): JsonObject {
  return apiMessage(parts.world, parts.origin(), message, true);
}

/** Tells the app of its own new message, and answers with it. */
export function posted(call: Call, message: Message): JsonObject {
  const shape = shown(call, message);
  emitPosted(call.parts.world, call.parts.events, message, shape, shape);
  return { channel: message.channel, ts: message.ts, message: shape };
}

/** Tells the app of its own edit. */
export function emitChanged({ parts }: Call, message: Message, before: JsonObject, after: JsonObject): void {
  const ts = parts.messages.timestamp();
  parts.events.emitMessage(parts.world.channel(message.channel), {
    subtype: 'message_changed',
    hidden: true,
    ts,
    event_ts: ts,
    message: after,
    previous_message: before,
  });
}
