import { objectsIn, stringIn, type JsonObject } from '../../stand-in/json.ts';
import { Refusal } from '../refusal.ts';
import type { Message } from '../state/messages.ts';
import { apiMessage } from '../state/shapes.ts';
import type { Channel } from '../state/world.ts';
import { emitChanged, posted } from './chat.ts';
import { checkPayload } from './check-payload.ts';
import { joinedChannel, ownMessage, threadOf, type Call, type Methods } from './method.ts';

/** Characters of a stream, in one call and together. */
const mostText = 12_000;
const mostBlocks = 50;

/** https://docs.slack.dev/reference/methods/chat.startStream, appendStream and stopStream. */
export const streamMethods: Methods = {
  'chat.startStream': { scopes: ['chat:write'], token: 'bot', run: start },
  'chat.appendStream': { scopes: ['chat:write'], token: 'bot', run: append },
  'chat.stopStream': { scopes: ['chat:write'], token: 'bot', run: stop },
};

function start(call: Call): JsonObject {
  const { parts, workspace } = call;
  const channel = joinedChannel(call);
  const thread = threadOf(call, channel);
  if (thread === null) throw new Refusal('invalid_thread_ts');
  checkRecipient(call, channel);
  checkPayload(parts, 'chat.startStream', call.args.all);
  const text = addition(call, '');
  const message = parts.messages.add({
    channel: channel.id,
    user: workspace.botUser,
    bot: { botId: workspace.botId, appId: parts.keys.appId },
    via: 'chat.startStream',
    thread,
    text,
    blocks: asBlocks(text),
    streaming: 'in_progress',
    recipient: call.args.text('recipient_user_id') ?? channel.person,
  });
  closeInTime(call, message);
  const reply = posted(call, message);
  return { channel: reply['channel'], ts: message.ts };
}

function append(call: Call): JsonObject {
  const { parts } = call;
  const message = streaming(call);
  checkPayload(parts, 'chat.appendStream', call.args.all);
  const text = addition(call, message.text);
  if (text === message.text && call.args.objects('chunks') === null) throw new Refusal('no_text');
  parts.messages.write(message, text, asBlocks(text));
  return { channel: message.channel, ts: message.ts };
}

function stop(call: Call): JsonObject {
  const { parts } = call;
  const message = streaming(call);
  const blocks = call.args.objects('blocks') ?? [];
  if (blocks.length > mostBlocks) throw new Refusal('invalid_blocks');
  checkPayload(parts, 'chat.stopStream', call.args.all);
  const text = addition(call, message.text);
  const before = apiMessage(parts.world, parts.origin(), message);
  message.streaming = 'completed';
  message.metadata = call.args.object('metadata') ?? message.metadata;
  parts.messages.write(message, text, [...asBlocks(text), ...blocks]);
  const after = apiMessage(parts.world, parts.origin(), message);
  emitChanged(call, message, before, after);
  return { channel: message.channel, ts: message.ts, message: after };
}

/** Outside DMs the platform wants to know whose answer it is. */
function checkRecipient({ args, parts }: Call, channel: Channel): void {
  if (channel.kind === 'dm') return;
  const user = args.required('recipient_user_id', 'missing_recipient_user_id');
  args.required('recipient_team_id', 'missing_recipient_team_id');
  if (!parts.world.people.has(user)) throw new Refusal('user_not_found');
}

function streaming(call: Call): Message {
  const message = ownMessage(call, joinedChannel(call), 'message_not_owned_by_app');
  if (message.streaming !== 'in_progress') throw new Refusal('message_not_in_streaming_state');
  return message;
}

/** The stream's text with what the call adds to it. */
function addition({ args }: Call, before: string): string {
  const chunks = objectsIn(args.objects('chunks') ?? []);
  const texts = chunks.filter(({ type }) => type === 'markdown_text').map(({ text }) => stringIn(text) ?? '');
  const text = before + (args.text('markdown_text') ?? '') + texts.join('');
  if (text.length > mostText) throw new Refusal('msg_too_long');
  return text;
}

function asBlocks(text: string): JsonObject[] {
  return text === '' ? [] : [{ type: 'markdown', text }];
}

/** The server closes what isn't stopped in time. */
function closeInTime({ parts }: Call, message: Message): void {
  parts.settings.clock.sleep(parts.settings.streamLife).then(
    () => {
      if (message.streaming === 'in_progress') message.streaming = 'completed';
    },
    () => undefined,
  );
}
