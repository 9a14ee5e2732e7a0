import { withDeadline } from '../../../src/deadline.ts';
import { DiscordError } from '../discord-error.ts';
import type { Lane } from '../pace/lane.ts';
import type { DiscordMessage } from '../render/components.ts';
import { deliver, grow } from './deliver.ts';
import { laneOf, removal } from './message-calls.ts';
import { isShown, nothing } from './screen.ts';
import type { Screen } from './screen.ts';
import type { Writer } from './writer.ts';

/** The messages that an answer stands in. */
interface Parts {
  /** What stands where each message belongs. */
  readonly screens: Screen[];
  /** The lane of the next edit. */
  lane(): Lane;
  /** Shows more of an answer that isn't finished, as far as the platform allows; a message that is full stays as it is. */
  grow(messages: readonly DiscordMessage[], signal: AbortSignal): Promise<void>;
  /** Brings every message to stand there, in order, each once; what stands there already stays. */
  finish(messages: readonly DiscordMessage[], signal: AbortSignal): Promise<void>;
  /** What stands there is left to itself: the next finish begins anew, and takes it away at its end. */
  replace(): void;
}

/** For all messages of an answer. Milliseconds. */
const within = 180_000;

export function createParts(writer: Writer, screens: Screen[]): Parts {
  const idOf = (part: number): string | null => {
    const screen = screens[part];
    return screen?.kind === 'message' ? screen.id : null;
  };

  async function finishAll(messages: readonly DiscordMessage[], signal: AbortSignal): Promise<void> {
    for (const [part, message] of messages.entries()) {
      const known = new Set(screens.flatMap((one) => (one.kind === 'message' ? [one.id] : [])));
      const step = { message, part, before: idOf(part - 1) };
      screens[part] = await deliver(writer, screens[part] ?? nothing, step, known, signal);
    }
  }

  return {
    screens,
    lane: () => laneOf(writer, screens.at(-1) ?? nothing, Math.max(0, screens.length - 1)),
    async grow(messages, signal) {
      for (const [part, message] of messages.entries()) {
        const now = await grow(writer, screens[part] ?? nothing, { message, part, before: idOf(part - 1) }, signal);
        screens[part] = now;
        if (!isShown(now, message)) return;
      }
    },
    async finish(messages, signal) {
      await withDeadline(writer.clock, within, signal, (own) => finishAll(messages, own));
      // Drafts may have needed one message more than the whole answer does.
      for (const screen of screens.splice(messages.length)) {
        if (screen.kind === 'message') writer.replaced.push(screen.id);
      }
      await tidy(writer, signal);
    },
    replace() {
      for (const screen of screens) if (screen.kind === 'message') writer.replaced.push(screen.id);
      if (screens[0]?.kind === 'message') writer.isOriginalGone = true;
      screens.splice(0);
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
