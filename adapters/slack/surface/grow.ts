import type { SlackMessage, SlackReply } from '../render/blocks.ts';
import { afterFailure } from './after-failure.ts';
import { findPost } from './find-post.ts';
import { hangBelow } from './further-parts.ts';
import { append, canStream, goesOn, post, startStream, stop, update } from './message-calls.ts';
import { isShown, nothing } from './screen.ts';
import type { Screen, StreamScreen } from './screen.ts';
import type { Writer } from './writer.ts';

/** After a lost reply the message is looked for when so much time has passed. Milliseconds. */
const beforeLooking = 500;

/** Out of a stream and over it: stop, then update. */
const mostSteps = 3;

/**
 * Shows more of an answer that isn't finished, as far as the budgets allow; what is skipped comes with the next draft. A
 * message is begun when the one before it is full and stands there; a stream holds all of the text by itself.
 * @param screens what stands where each message belongs; kept up to date
 */
export async function grow(writer: Writer, screens: Screen[], reply: SlackReply, signal: AbortSignal): Promise<void> {
  screens[0] = await growPart(writer, screens[0] ?? nothing, { message: reply.first, part: 0 }, signal);
  if (screens[0].kind !== 'message') return;
  const [first, ...further] = reply.parts;
  let isFull = isShown(screens[0], first);
  for (const [index, message] of further.entries()) {
    if (!isFull) return;
    const part = index + 1;
    hangBelow(writer, screens[0]);
    const screen = await growPart(writer, screens[part] ?? nothing, { message, part }, signal);
    screens[part] = screen;
    isFull = isShown(screen, message);
  }
}

/** A message and its place among those of the answer. */
interface Part {
  readonly message: SlackMessage;
  readonly part: number;
}

async function growPart(writer: Writer, screen: Screen, { message, part }: Part, signal: AbortSignal): Promise<Screen> {
  let now = screen;
  for (let step = 0; step < mostSteps; step += 1) {
    const since = writer.clock.now();
    const before = now;
    try {
      now = await growOnce(writer, before, { message, part }, signal);
    } catch (error) {
      signal.throwIfAborted();
      now = afterFailure(writer, before, error, { message, part, since });
    }
    if (now === before || !isLeavingStream(before, now)) return now;
  }
  return now;
}

/** What a stream showed has to be written over at once: it may be a part of the text alone. */
function isLeavingStream(before: Screen, now: Screen): boolean {
  if (before.kind !== 'stream') return false;
  return (now.kind === 'stream' && now.broken) || (now.kind === 'message' && now.shown === null);
}

function growOnce(writer: Writer, screen: Screen, piece: Part, signal: AbortSignal): Promise<Screen> {
  switch (screen.kind) {
    case 'none':
      return open(writer, screen, piece, signal);
    case 'stream':
      return growStream(writer, screen, piece.message, signal);
    case 'message':
      return edit(writer, screen, piece, signal);
    case 'lost':
      // Too early it would not be found, and would be asked for with every draft.
      if (writer.clock.now() - screen.since < beforeLooking) return Promise.resolve(screen);
      return findPost(writer, screen, signal);
    case 'closed':
    case 'deleted':
      return Promise.resolve(screen);
  }
}

async function open(writer: Writer, screen: Screen, { message, part }: Part, signal: AbortSignal): Promise<Screen> {
  if (canStream(writer, message) && (await writer.may('chat.startStream', signal))) {
    return await startStream(writer, message, signal);
  }
  if (await writer.may('chat.postMessage', signal)) return await post(writer, message, part, signal);
  return screen;
}

async function growStream(
  writer: Writer,
  stream: StreamScreen,
  message: SlackMessage,
  signal: AbortSignal,
): Promise<Screen> {
  if (!goesOn(writer, stream, message)) {
    return (await writer.may('chat.stopStream', signal)) ? await stop(writer, stream, signal) : stream;
  }
  if (message.markdown === stream.appended || !(await writer.may('chat.appendStream', signal))) return stream;
  return await append(writer, stream, message, signal);
}

async function edit(
  writer: Writer,
  screen: Extract<Screen, { kind: 'message' }>,
  { message, part }: Part,
  signal: AbortSignal,
): Promise<Screen> {
  if (isShown(screen, message) || !(await writer.may('chat.update', signal))) return screen;
  return await update(writer, screen.ts, message, part, signal);
}
