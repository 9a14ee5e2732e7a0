import { DiscordError } from '../discord-error.ts';
import { afterFailure, leaveToken } from './after-failure.ts';
import { findLost } from './find-lost.ts';
import { laneOf, write } from './message-calls.ts';
import type { Step } from './message-calls.ts';
import { startThread, threadLane } from './open-place.ts';
import { isShown } from './screen.ts';
import type { Screen } from './screen.ts';
import { canUseToken } from './writer.ts';
import type { Writer } from './writer.ts';

const firstPause = 250;
const longestPause = 4_000;
/** Between two looks for a message whose reply was lost. Milliseconds. */
const lookAgain = 400;
/** A message that is deleted as often as that isn't wanted. */
const mostDeleted = 3;

/** Brings a message to stand there whole, for as long as the signal allows. */
export async function deliver(
  writer: Writer,
  screen: Screen,
  step: Step,
  known: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<Screen> {
  let now = screen;
  let deleted = 0;
  for (let failed = 0; !isShown(now, step.message);) {
    if (writer.way === 'token' && !canUseToken(writer)) {
      now = await leaveToken(writer, new DiscordError('token-spent', 'a response'), signal);
    }
    if (now.kind === 'lost') {
      now = await findLost(writer, now, known, signal);
      if (now.kind === 'lost') await writer.clock.sleep(lookAgain, signal);
      continue;
    }
    const own = laneOf(writer, now, step.part);
    // Where nothing stands yet and many wait in the channel, a thread may be had sooner.
    const thread = now.kind === 'none' && step.part === 0 ? threadLane(writer) : null;
    const permit = await writer.pace.turn(thread === null ? [own] : [own, thread], signal);
    if (permit.lane === thread) {
      await startThread(writer, permit, signal);
      continue;
    }
    const since = writer.clock.now();
    try {
      now = await write(writer, now, step, permit, signal);
    } catch (error) {
      signal.throwIfAborted();
      now = await afterFailure(writer, now, error, { ...step, since }, signal);
      if (now.kind === 'deleted' && (deleted += 1) > mostDeleted) throw error;
      if (!(error instanceof DiscordError) || error.kind !== 'no-reply') continue;
      failed += 1;
      if (now.kind !== 'lost') await writer.clock.sleep(Math.min(longestPause, firstPause * 2 ** (failed - 1)), signal);
    }
  }
  return now;
}

/**
 * Shows more of the first message while it isn't finished, as far as the platform allows; what is skipped comes with the
 * next draft.
 * @returns what stands there now
 */
export async function grow(writer: Writer, screen: Screen, step: Step, signal: AbortSignal): Promise<Screen> {
  if (screen.kind === 'deleted' || screen.kind === 'lost' || isShown(screen, step.message)) return screen;
  if (writer.way === 'token' && !canUseToken(writer)) return screen;
  const permit = writer.pace.may(laneOf(writer, screen, step.part));
  if (permit === null) return screen;
  const since = writer.clock.now();
  try {
    return await write(writer, screen, step, permit, signal);
  } catch (error) {
    signal.throwIfAborted();
    return await afterFailure(writer, screen, error, { ...step, since }, signal);
  }
}
