import type { Clock } from '../clock.ts';
import type { Ask } from './ask.ts';
import type { Refusal } from './desk.ts';
import { giveToQueue } from './give-to-queue.ts';
import { showPlaces } from './places.ts';
import type { Place } from './places.ts';
import type { SharedQueue } from './queue/open-queue.ts';
import type { TakenAsk } from './taken-ask.ts';

/** Knows who waits, here and in the queue of all processes, and shows them their places. */
export interface WaitingRoom {
  /** Gives an ask to whichever process has room; why it couldn't be given, or null. */
  give(taken: TakenAsk): Promise<Refusal | null>;
  /** How many waited in the queue when it was looked at last. */
  readonly shared: number;
  close(): Promise<void>;
}

export interface WaitingRoomOptions {
  readonly queue: SharedQueue | null;
  readonly clock: Clock;
  /** Those that wait in this process, the next one first. */
  readonly here: () => readonly TakenAsk[];
  readonly show: (ask: Ask, place: number, signal: AbortSignal) => Promise<void>;
  /** What goes wrong beside the answers. */
  readonly onTrouble: (error: unknown) => void;
  readonly onDepth?: ((here: number, shared: number) => void) | undefined;
}

export function openWaitingRoom({ queue, clock, here, show, onDepth, onTrouble }: WaitingRoomOptions): WaitingRoom {
  /** Those that this process gave to others and that still wait. */
  const given = new Map<string, Ask>();
  let shared = 0;

  async function look(): Promise<readonly Place[]> {
    const local = here().map(({ ask }, index) => ({ ask, place: index + 1 }));
    const ids = queue === null ? [] : await queue.waiting();
    if (ids === null) return local;
    shared = ids.length;
    onDepth?.(local.length, shared);
    const left = new Set(ids);
    for (const id of given.keys()) if (!left.has(id)) given.delete(id);
    const elsewhere = ids.flatMap((id, index) => {
      const ask = given.get(id);
      return ask === undefined ? [] : [{ ask, place: index + 1 }];
    });
    return [...local, ...elsewhere];
  }

  const places = showPlaces({ clock, waiting: look, show, onError: onTrouble });
  return {
    async give(taken) {
      if (queue === null) return { kind: 'unreachable' };
      const refused = await giveToQueue(taken, queue, clock);
      if (refused === null) given.set(taken.ask.question.id, taken.ask);
      return refused;
    },
    get shared() {
      return shared;
    },
    close: () => places.close(),
  };
}
