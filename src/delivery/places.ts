import type { Clock } from '../clock.ts';
import { withDeadline } from '../deadline.ts';
import { repeat } from '../repeat.ts';
import type { Ask } from './ask.ts';

/** Shows people who wait what their place is. */
export interface Places {
  close(): Promise<void>;
}

export interface PlacesOptions {
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
  /** Those who wait and were taken in here, the next one first. */
  readonly waiting: () => Promise<readonly Place[]>;
  readonly show: (ask: Ask, place: number, signal: AbortSignal) => Promise<void>;
}

export interface Place {
  readonly ask: Ask;
  /** 1: the next one. */
  readonly place: number;
}

/** Between two looks. Whoever waits for less than that is shown nothing. Milliseconds. */
const every = 2_000;
/** Calls in one go: what is left out moves the next time. */
const most = 20;
/** For one call. Milliseconds. */
const patience = 2_000;

/** Shows each place when it has changed, the nearest first, for as long as somebody waits. */
export function showPlaces({ clock, waiting, show, onError }: PlacesOptions): Places {
  const ended = new AbortController();
  let shown = new Map<string, number>();

  async function tell({ ask, place }: Place): Promise<void> {
    try {
      await withDeadline(clock, patience, ended.signal, (signal) => show(ask, place, signal));
    } catch {
      // A courtesy: with the next change it is tried again.
    }
  }

  async function look(): Promise<void> {
    const now = await waiting();
    const known = new Map(now.map(({ ask }) => [ask.question.id, shown.get(ask.question.id) ?? null]));
    const moved = now.filter(({ ask, place }) => known.get(ask.question.id) !== place).slice(0, most);
    for (const { ask, place } of moved) known.set(ask.question.id, place);
    shown = new Map([...known].flatMap(([id, place]) => (place === null ? [] : [[id, place] as const])));
    await Promise.all(moved.map(tell));
    const left = new Set((await waiting()).map(({ ask }) => ask.question.id));
    // Whoever's turn came meanwhile must not go on reading that they wait.
    await Promise.all(moved.filter(({ ask }) => !left.has(ask.question.id)).map(({ ask }) => tell({ ask, place: 0 })));
  }

  const done = repeat({ clock, every, until: ended.signal, onError }, look);

  return {
    async close() {
      ended.abort();
      await done;
    },
  };
}
