import { withDeadline } from '../../../src/deadline.ts';
import { SlackError } from '../slack-error.ts';
import type { SlackMessage } from '../render/blocks.ts';
import { deliver } from './deliver.ts';
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

/** For all messages of an answer. Milliseconds. */
const within = 180_000;

export function createEnding(writer: Writer, status: StatusLine): Ending {
  const { clock } = writer;
  /** Where the messages after the first stand. */
  const further = new Map<number, Screen>();

  async function showAll(first: Screen, messages: readonly SlackMessage[], signal: AbortSignal): Promise<Screen> {
    const queue = [...messages];
    let top = first;
    for (const [part, message] of queue.entries()) {
      const screen = part === 0 ? top : (further.get(part) ?? below(top));
      const { screen: now, rest } = await deliver(writer, screen, { message, part, alone: queue.length === 1 }, signal);
      queue.splice(part + 1, 0, ...rest);
      if (part > 0) {
        further.set(part, now);
        continue;
      }
      top = now;
      if (now.kind === 'message') writer.place = { ...writer.place, thread: writer.place.thread ?? now.ts };
    }
    return top;
  }

  return {
    async show(first, messages, signal) {
      const whole = await withDeadline(clock, within, signal, (own) => showAll(first, messages, own));
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
