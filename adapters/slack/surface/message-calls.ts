import { limits } from '../limits.ts';
import { plain } from '../render/blocks.ts';
import type { SlackMessage } from '../render/blocks.ts';
import type { SlackArguments } from '../slack-api.ts';
import { postedAt } from './posted-at.ts';
import type { Screen, StreamScreen } from './screen.ts';
import { placeOf } from './writer.ts';
import type { Writer } from './writer.ts';

/** Name of the metadata that our messages carry, so that one whose reply was lost is found again. */
export const metadataType = 'hsc_answer';

/** Characters after which a stream is left in time: at about 12,000 it is refused. */
const mostStreamed = 11_000;
/** The platform closes a stream after five minutes. Milliseconds. */
const longestStream = 270_000;

function metadata({ address }: Writer, part: number): SlackArguments {
  return { event_type: metadataType, event_payload: { question: address.questionId, part } };
}

/** The message, and in the first one what has to be said before it where there is room. */
function contentOf({ preface }: Writer, { text, blocks }: SlackMessage, part: number): SlackArguments {
  if (preface === null || part > 0 || blocks.length >= limits.blocks) return { text, blocks };
  return { text, blocks: [{ type: 'context', elements: [plain(preface)] }, ...blocks] };
}

/** Posts a message; the answer goes on where it was posted. */
export async function post(writer: Writer, message: SlackMessage, part: number, signal: AbortSignal): Promise<Screen> {
  const { channel, thread } = placeOf(writer, part);
  const args = {
    channel,
    ...(thread === null ? {} : { thread_ts: thread }),
    ...contentOf(writer, message, part),
    metadata: metadata(writer, part),
    unfurl_links: false,
    unfurl_media: false,
  };
  writer.onPost({ method: 'chat.postMessage', message, since: writer.clock.now() });
  const at = postedAt(await writer.call('chat.postMessage', args, signal), 'chat.postMessage');
  // A person's id stands for the DM with them only until the first message.
  writer.place = { ...writer.place, channel: at.channel };
  return { kind: 'message', ts: at.ts, shown: message, holdsAll: false };
}

export async function update(
  writer: Writer,
  ts: string,
  message: SlackMessage,
  part: number,
  signal: AbortSignal,
): Promise<Screen> {
  const args = { channel: writer.place.channel, ts, ...contentOf(writer, message, part) };
  await writer.call('chat.update', args, signal);
  return { kind: 'message', ts, shown: message, holdsAll: false };
}

/** Whether the message can be begun as a stream. */
export function canStream({ place, streams }: Writer, { markdown }: SlackMessage): boolean {
  return streams && place.thread !== null && markdown !== '' && markdown.length <= mostStreamed;
}

/** https://docs.slack.dev/reference/methods/chat.startStream; the recipient is required outside of DMs. */
export async function startStream(writer: Writer, message: SlackMessage, signal: AbortSignal): Promise<Screen> {
  const { markdown } = message;
  const { address, place, clock } = writer;
  const since = clock.now();
  const args = {
    channel: place.channel,
    thread_ts: place.thread,
    recipient_team_id: address.team,
    recipient_user_id: address.user,
    markdown_text: markdown,
  };
  writer.onPost({ method: 'chat.startStream', message, since });
  const { ts } = postedAt(await writer.call('chat.startStream', args, signal), 'chat.startStream');
  return { kind: 'stream', ts, appended: markdown, since, broken: false };
}

/** Whether the message can be shown by appending to the stream alone. */
export function goesOn({ clock }: Writer, stream: StreamScreen, { markdown }: SlackMessage): boolean {
  if (stream.broken || markdown === '' || markdown.length > mostStreamed) return false;
  return markdown.startsWith(stream.appended) && clock.now() - stream.since < longestStream;
}

export async function append(
  writer: Writer,
  stream: StreamScreen,
  { markdown }: SlackMessage,
  signal: AbortSignal,
): Promise<Screen> {
  const added = markdown.slice(stream.appended.length);
  const args = { channel: writer.place.channel, ts: stream.ts, markdown_text: added };
  await writer.call('chat.appendStream', args, signal);
  return { ...stream, appended: markdown };
}

/** Ends the stream with the rest of the text and what follows it. */
export async function stopWith(
  writer: Writer,
  stream: StreamScreen,
  message: SlackMessage,
  signal: AbortSignal,
): Promise<Screen> {
  const added = message.markdown.slice(stream.appended.length);
  const args = {
    channel: writer.place.channel,
    ts: stream.ts,
    ...(added === '' ? {} : { markdown_text: added }),
    ...(message.ending.length === 0 ? {} : { blocks: message.ending }),
    metadata: metadata(writer, 0),
  };
  await writer.call('chat.stopStream', args, signal);
  return { kind: 'message', ts: stream.ts, shown: message, holdsAll: true };
}

/** Ends the stream as it is: from now on it is a message that can be edited. */
export async function stop(writer: Writer, { ts }: StreamScreen, signal: AbortSignal): Promise<Screen> {
  await writer.call('chat.stopStream', { channel: writer.place.channel, ts, metadata: metadata(writer, 0) }, signal);
  return { kind: 'message', ts, shown: null, holdsAll: false };
}

/** Sends a whole message to the response_url, for everybody in the channel to see. */
export async function respond(
  writer: Writer,
  message: SlackMessage,
  part: number,
  signal: AbortSignal,
): Promise<Screen> {
  const { thread } = writer.place;
  const payload = {
    response_type: 'in_channel',
    replace_original: false,
    ...(thread === null ? {} : { thread_ts: thread }),
    ...contentOf(writer, message, part),
    unfurl_links: false,
    unfurl_media: false,
  };
  await writer.respond(payload, signal);
  return { kind: 'closed', shown: message };
}
