import { DiscordError } from '../discord-error.ts';
import type { Lane } from '../pace/lane.ts';
import type { DiscordMessage } from '../render/components.ts';
import { createMarkKeeper } from './marks.ts';
import type { Taking } from './marks.ts';
import { openPlace } from './open-place.ts';
import { createParts } from './parts.ts';
import type { Screen } from './screen.ts';
import { createTyping } from './typing.ts';
import type { Writer } from './writer.ts';

/** Where one answer stands, from its first sign to its end. What can't be written any more is thrown as DiscordError. */
interface Stage {
  /** Whether something of ours can be seen. */
  readonly isBegun: boolean;
  /** The lane of the next edit. */
  lane(): Lane;
  /** Goes to where the answer is to stand; the first time alone. */
  arrive(signal: AbortSignal): Promise<void>;
  /** Shows more, as far as that is allowed. */
  grow(messages: readonly DiscordMessage[], signal: AbortSignal): Promise<void>;
  /** Shows the whole answer. Where messages of components are refused it is asked for once more, for classic ones. */
  finish(messages: () => readonly DiscordMessage[], signal: AbortSignal): Promise<void>;
  /** Nothing more is shown. */
  leave(): Promise<void>;
}

export function createStage(writer: Writer, turn: Taking | null): Stage {
  const { address, pace } = writer;
  const typing = createTyping(writer);
  const screens: Screen[] = address.message === null ? [] : [{ kind: 'message', id: address.message, shown: null }];
  const marks = createMarkKeeper(writer, screens, turn);
  const parts = createParts(writer, screens);
  const isBegun = (): boolean => screens.some(({ kind }) => kind === 'message');
  let leavePlace = pace.join(address.token ?? writer.place.channel);
  let arrived = false;

  async function leave(): Promise<void> {
    leavePlace();
    await typing.stop();
  }

  return {
    get isBegun() {
      return isBegun();
    },
    lane: () => parts.lane(),
    async arrive(signal) {
      if (arrived) return;
      arrived = true;
      if (!isBegun()) await openPlace(writer, signal);
      if (writer.way === 'channel' && writer.place.channel !== address.channel) {
        // A thread has room of its own: the channel is left to the others.
        leavePlace();
        leavePlace = pace.join(writer.place.channel);
      }
      if (writer.way === 'channel' && !isBegun()) typing.start();
    },
    async grow(messages, signal) {
      await parts.grow(messages, signal);
      await marks.keep();
      if (isBegun()) await typing.stop();
    },
    async finish(messages, signal) {
      try {
        await parts.finish(messages(), signal);
      } catch (error) {
        if (!(error instanceof DiscordError) || error.kind !== 'refused' || writer.style === 'classic') throw error;
        // What is made of components stays so: a classic message takes its place.
        parts.replace();
        writer.style = 'classic';
        await parts.finish(messages(), signal);
      }
      await leave();
    },
    leave,
  };
}
