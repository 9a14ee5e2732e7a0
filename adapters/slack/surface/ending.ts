import { withDeadline } from '../../../src/deadline.ts';
import { SlackError } from '../slack-error.ts';
import type { SlackReply } from '../render/blocks.ts';
import { deliver } from './deliver.ts';
import { findPosts } from './find-post.ts';
import { below, hangBelow } from './further-parts.ts';
import type { Screen } from './screen.ts';
import type { StatusLine } from './status-line.ts';
import type { Writer } from './writer.ts';

/** The end of an answer. */
interface Ending {
  /**
   * Brings every message of the answer to stand there, in order, each once; what stands there already stays.
   * @param screens what stands where each message belongs; kept up to date
   */
  show(screens: Screen[], reply: SlackReply, signal: AbortSignal): Promise<void>;
}

/** So long after it was given up a call may still be done. Milliseconds. */
const lateWithin = 10_000;
/** For all messages of an answer. Milliseconds. */
const within = 180_000;

export function createEnding(writer: Writer, status: StatusLine): Ending {
  return {
    async show(screens, reply, signal) {
      await withDeadline(writer.clock, within, signal, (own) => showAll(writer, screens, reply, own));
      await outlast(writer, screens, reply, signal);
      await tidy(writer, signal);
      await status.clear(signal);
      await writer.leave();
    },
  };
}

async function showAll(writer: Writer, screens: Screen[], reply: SlackReply, signal: AbortSignal): Promise<void> {
  const queue = [reply.first];
  for (const [part, message] of queue.entries()) {
    if (part === 1) hangBelow(writer, screens[0]);
    const delivery = {
      ...{ message, part },
      get alone() {
        return reply.parts.length === 1;
      },
    };
    const { screen, rest } = await deliver(writer, screens[part] ?? below(screens[0]), delivery, signal);
    screens[part] = screen;
    queue.splice(part + 1, 0, ...rest);
    if (part === 0 && !(screen.kind === 'message' && screen.holdsAll)) queue.push(...reply.parts.slice(1));
  }
  for (const screen of screens.splice(queue.length)) {
    if ('ts' in screen) writer.replaced.push({ channel: writer.place.channel, ts: screen.ts });
  }
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
async function outlast(writer: Writer, screens: Screen[], reply: SlackReply, signal: AbortSignal): Promise<void> {
  const late = writer.late.splice(0);
  const last = late.at(-1);
  if (last === undefined) return;
  await writer.clock.sleep(last.at + lateWithin - writer.clock.now(), signal);
  const ours = new Set(screens.map((screen) => ('ts' in screen ? screen.ts : '')));
  for (const { post } of late) {
    if (post === null) continue;
    const posts = await findPosts(writer, post, signal);
    const strays = posts.filter((ts) => !ours.has(ts));
    writer.replaced.push(...strays.map((ts) => ({ channel: post.place.channel, ts })));
  }
  const [top] = screens;
  if (top?.kind !== 'message') return;
  screens[0] = { ...top, shown: null, holdsAll: false };
  await withDeadline(writer.clock, within, signal, (own) => showAll(writer, screens, reply, own));
}
