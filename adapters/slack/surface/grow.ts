import type { SlackMessage } from '../render/blocks.ts';
import { afterFailure } from './after-failure.ts';
import { findPost } from './find-post.ts';
import { append, canStream, goesOn, post, startStream, stop, update } from './message-calls.ts';
import { isShown } from './screen.ts';
import type { Screen, StreamScreen } from './screen.ts';
import type { Writer } from './writer.ts';

/** After a lost reply the message is looked for when so much time has passed. Milliseconds. */
const beforeLooking = 500;

/** Out of a stream and over it: stop, then update. */
const mostSteps = 3;

/**
 * Shows more of a message that isn't finished, as far as the budgets allow; what is skipped comes with the next draft.
 * @returns what stands there now
 */
export async function grow(
  writer: Writer,
  screen: Screen,
  message: SlackMessage,
  signal: AbortSignal,
): Promise<Screen> {
  let now = screen;
  for (let step = 0; step < mostSteps; step += 1) {
    const since = writer.clock.now();
    const before = now;
    try {
      now = await growOnce(writer, before, message, signal);
    } catch (error) {
      signal.throwIfAborted();
      now = afterFailure(writer, before, error, { message, part: 0, since });
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

function growOnce(writer: Writer, screen: Screen, message: SlackMessage, signal: AbortSignal): Promise<Screen> {
  switch (screen.kind) {
    case 'none':
      return open(writer, screen, message, signal);
    case 'stream':
      return growStream(writer, screen, message, signal);
    case 'message':
      return edit(writer, screen, message, signal);
    case 'lost':
      // Too early it would not be found, and would be asked for with every draft.
      if (writer.clock.now() - screen.since < beforeLooking) return Promise.resolve(screen);
      return findPost(writer, screen, signal);
    case 'closed':
    case 'deleted':
      return Promise.resolve(screen);
  }
}

async function open(writer: Writer, screen: Screen, message: SlackMessage, signal: AbortSignal): Promise<Screen> {
  if (canStream(writer, message) && (await writer.may('chat.startStream', signal))) {
    return await startStream(writer, message, signal);
  }
  if (await writer.may('chat.postMessage', signal)) return await post(writer, message, 0, signal);
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
  message: SlackMessage,
  signal: AbortSignal,
): Promise<Screen> {
  if (isShown(screen, message) || !(await writer.may('chat.update', signal))) return screen;
  return await update(writer, screen.ts, message, 0, signal);
}
