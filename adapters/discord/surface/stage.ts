import { DiscordError } from '../discord-error.ts';
import type { DiscordMessage } from '../render/components.ts';
import { grow } from './deliver.ts';
import { createEnding } from './ending.ts';
import { openPlace } from './open-place.ts';
import { nothing } from './screen.ts';
import type { Screen } from './screen.ts';
import { createTyping } from './typing.ts';
import type { Writer } from './writer.ts';

/** Where one answer stands, from its first sign to its end. What can't be written any more is thrown as DiscordError. */
interface Stage {
  /** What stands where the first message belongs. */
  readonly screen: Screen;
  /** Whether something of ours can be seen. */
  readonly isBegun: boolean;
  /** Goes to where the answer is to stand; the first time alone. */
  arrive(signal: AbortSignal): Promise<void>;
  /** Shows more of the first message, as far as that is allowed. */
  grow(message: DiscordMessage, signal: AbortSignal): Promise<void>;
  /** Shows the whole answer. Where messages of components are refused it is asked for once more, for classic ones. */
  finish(messages: () => readonly DiscordMessage[], signal: AbortSignal): Promise<void>;
  /** Nothing more is shown. */
  leave(): Promise<void>;
}

export function createStage(writer: Writer): Stage {
  const { address, pace } = writer;
  const typing = createTyping(writer);
  const ending = createEnding(writer);
  let leavePlace = pace.join(address.token ?? address.channel);
  let screen: Screen = address.message === null ? nothing : { kind: 'message', id: address.message, shown: null };
  let arrived = false;

  async function leave(): Promise<void> {
    leavePlace();
    await typing.stop();
  }

  return {
    get screen() {
      return screen;
    },
    get isBegun() {
      return screen.kind === 'message';
    },
    async arrive(signal) {
      if (arrived) return;
      arrived = true;
      await openPlace(writer, signal);
      if (writer.place.channel !== address.channel) {
        // A thread has room of its own: the channel is left to the others.
        leavePlace();
        leavePlace = pace.join(writer.place.channel);
      }
      if (writer.way === 'channel') typing.start();
    },
    async grow(message, signal) {
      const before = screen;
      screen = await grow(writer, before, { message, part: 0, before: null }, signal);
      if (before.kind === 'none' && screen.kind === 'message') await typing.stop();
    },
    async finish(messages, signal) {
      try {
        screen = await ending.show(screen, messages(), signal);
      } catch (error) {
        if (!(error instanceof DiscordError) || error.kind !== 'refused' || writer.style === 'classic') throw error;
        // What is made of components stays so: a classic message takes its place.
        ending.replace(screen);
        writer.style = 'classic';
        screen = await ending.show(nothing, messages(), signal);
      }
      await leave();
    },
    leave,
  };
}
