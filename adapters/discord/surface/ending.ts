import { withDeadline } from '../../../src/deadline.ts';
import { DiscordError } from '../discord-error.ts';
import type { DiscordMessage } from '../render/components.ts';
import { deliver } from './deliver.ts';
import { removal } from './message-calls.ts';
import { nothing } from './screen.ts';
import type { Screen } from './screen.ts';
import type { Writer } from './writer.ts';

/** The end of an answer. */
interface Ending {
  /**
   * Brings every message of the answer to stand there, in order, each once; what stands there already stays.
   * @returns what stands where the first message belongs
   */
  show(first: Screen, messages: readonly DiscordMessage[], signal: AbortSignal): Promise<Screen>;
  /** What stands there is left to itself: the next show begins anew, and takes it away when it has ended. */
  replace(first: Screen): void;
}

/** For all messages of an answer. Milliseconds. */
const within = 180_000;

export function createEnding(writer: Writer): Ending {
  /** Where the messages after the first stand. */
  const further = new Map<number, Screen>();

  async function showAll(first: Screen, messages: readonly DiscordMessage[], signal: AbortSignal): Promise<Screen> {
    let top = first;
    let before: string | null = null;
    for (const [part, message] of messages.entries()) {
      const screen = part === 0 ? top : (further.get(part) ?? nothing);
      const known = new Set([top, ...further.values()].flatMap((one) => (one.kind === 'message' ? [one.id] : [])));
      const now = await deliver(writer, screen, { message, part, before }, known, signal);
      if (part === 0) top = now;
      else further.set(part, now);
      before = now.kind === 'message' ? now.id : null;
    }
    return top;
  }

  return {
    async show(first, messages, signal) {
      const top = await withDeadline(writer.clock, within, signal, (own) => showAll(first, messages, own));
      await tidy(writer, signal);
      return top;
    },
    replace(first) {
      for (const screen of [first, ...further.values()]) {
        if (screen.kind === 'message') writer.replaced.push(screen.id);
      }
      if (first.kind === 'message') writer.isOriginalGone = true;
      further.clear();
      writer.generation += 1;
    },
  };
}

/** Takes away what a later message has replaced. */
async function tidy(writer: Writer, signal: AbortSignal): Promise<void> {
  for (const id of writer.replaced.splice(0)) {
    try {
      await writer.api.persist(removal(writer, id), signal);
    } catch (error) {
      // The answer stands; a message that can't be taken away is no reason to say that it failed.
      if (!(error instanceof DiscordError)) throw error;
    }
  }
}
