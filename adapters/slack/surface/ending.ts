import { withDeadline } from '../../../src/deadline.ts';
import { SlackError } from '../slack-error.ts';
import type { SlackMessage } from '../render/blocks.ts';
import { deliver } from './deliver.ts';
import { findPosts } from './find-post.ts';
import { nothing } from './screen.ts';
import type { Screen } from './screen.ts';
import type { StatusLine } from './status-line.ts';
import type { Writer } from './writer.ts';

/** The end of an answer. */
interface Ending {
  /**
   * Brings every message of the answer to stand there, in order, each once; what stands there already stays.
   * @returns what stands where the first message belongs
   */
  show(first: Screen, messages: readonly SlackMessage[], signal: AbortSignal): Promise<Screen>;
}

/** So long after it was given up a call may still be done. Milliseconds. */
const lateWithin = 10_000;
/** For all messages of an answer. Milliseconds. */
const within = 180_000;

export function createEnding(writer: Writer, status: StatusLine): Ending {
  const { clock } = writer;
  /** Where the messages after the first stand. */
  const further = new Map<number, Screen>();
  /** The first message as it was taken. */
  let head: SlackMessage | null = null;

  async function showAll(first: Screen, messages: readonly SlackMessage[], signal: AbortSignal): Promise<Screen> {
    const queue = [...messages];
    let top = first;
    for (const [part, message] of queue.entries()) {
      const screen = part === 0 ? top : (further.get(part) ?? below(top));
      const delivery = { message, part, alone: queue.length === 1 };
      const { screen: now, taken, rest } = await deliver(writer, screen, delivery, signal);
      queue.splice(part + 1, 0, ...rest);
      if (part > 0) {
        further.set(part, now);
        continue;
      }
      top = now;
      head = taken;
      if (now.kind === 'message') writer.place = { ...writer.place, thread: writer.place.thread ?? now.ts };
    }
    return top;
  }

  return {
    async show(first, messages, signal) {
      let whole = await withDeadline(clock, within, signal, (own) => showAll(first, messages, own));
      if (head !== null) whole = await outlast(writer, whole, head, [...further.values()], signal);
      await tidy(writer, signal);
      await status.clear(signal);
      await writer.leave();
      return whole;
    },
  };
}

/** A message after the first goes the way that the first one went. */
function below(top: Screen): Screen {
  return top.kind === 'closed' ? { kind: 'closed', shown: null } : nothing;
}

/** Takes away what a later message has replaced. */
async function tidy({ api, replaced }: Writer, signal: AbortSignal): Promise<void> {
  for (const message of replaced.splice(0)) {
    try {
      await api.final('chat.delete', { ...message }, signal);
    } catch (error) {
      // The answer stands; a message that can't be taken away (somebody has done so) is no reason to say that it failed.
      if (!(error instanceof SlackError)) throw error;
    }
  }
}

/**
 * A call that was given up may be done after the end of the answer: an old text over the whole one, or a message twice.
 * Waits until that has happened if ever, and puts it right.
 */
async function outlast(
  writer: Writer,
  top: Screen,
  message: SlackMessage,
  further: readonly Screen[],
  signal: AbortSignal,
): Promise<Screen> {
  const late = writer.late.splice(0);
  const last = late.at(-1);
  if (last === undefined) return top;
  await writer.clock.sleep(last.at + lateWithin - writer.clock.now(), signal);
  const ours = new Set([top, ...further].map((screen) => ('ts' in screen ? screen.ts : '')));
  for (const { post } of late) {
    if (post === null) continue;
    const posts = await findPosts(writer, post, signal);
    const strays = posts.filter((ts) => !ours.has(ts));
    writer.replaced.push(...strays.map((ts) => ({ channel: post.place.channel, ts })));
  }
  if (top.kind !== 'message') return top;
  const again = { ...top, shown: null };
  return (await deliver(writer, again, { message, part: 0, alone: true }, signal)).screen;
}
