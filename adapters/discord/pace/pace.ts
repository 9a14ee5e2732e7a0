import type { Clock } from '../../../src/clock.ts';
import { createBuckets } from './buckets.ts';
import type { Buckets, Seen } from './buckets.ts';
import type { Lane } from './lane.ts';
import { createQueues } from './queues.ts';

/** A call that may be made now. Whoever has one makes it, and `done` is called when it has ended. */
export interface Permit {
  readonly lane: Lane;
  done(seen: Seen | null): void;
}

/** Shares what the platform allows among the answers being written by this process. */
export interface Pace {
  /** An answer is written in the place (a channel, or an interaction's token) until the function is called that it gives. */
  join(place: string): () => void;
  /** Answers being written in the place. */
  running(place: string): number;
  /** A call that is made whatever is left. */
  take(lane: Lane): Permit;
  /** A call that may as well not be made, as long as those are left that the answers there end by; null: don't. */
  may(lane: Lane): Permit | null;
  /** The next call of any of the lanes, for what must be done; in the order of asking. Throws the signal's reason alone. */
  turn(lanes: readonly Lane[], signal: AbortSignal): Promise<Permit>;
  /** The same for what may as well not be done: null where it isn't to be had within so many milliseconds. */
  soon(lane: Lane, within: number, signal: AbortSignal): Promise<Permit | null>;
  /** Milliseconds between two edits of one of the answers there; null: none for the time being. */
  interval(lane: Lane): number | null;
  /** The platform refused a call for so many milliseconds. */
  pause(lane: Lane, milliseconds: number, isGlobal: boolean): void;
}

/** More often than this nobody sees a difference. Milliseconds. */
const least = 400;
/** Before anything is known of a limit. Milliseconds. */
const unknown = 1_000;
/** Between two looks at a lane on which nothing is known to come. Milliseconds. */
const lookAgain = 25;

export function createPace(clock: Clock): Pace {
  const buckets = createBuckets(clock);
  const places = createPlaces();
  const waiting = createQueues();

  function permit(lane: Lane): Permit {
    buckets.begin(lane);
    let open = true;
    return {
      lane,
      done(seen) {
        if (open) buckets.end(lane, seen);
        open = false;
      },
    };
  }

  /** Null once it is hopeless. */
  async function wait(lanes: readonly Lane[], signal: AbortSignal, isHopeless: () => boolean): Promise<Permit | null> {
    signal.throwIfAborted();
    const tickets = lanes.map((lane) => ({ lane, ...waiting.ticket() }));
    try {
      while (true) {
        // The name of a bucket may be told while we wait: then everybody who waits moves on to it.
        const open = tickets.find(({ lane, enter }) => enter(buckets.nameOf(lane)) < buckets.standing(lane).left);
        if (open !== undefined) return permit(open.lane);
        if (isHopeless()) return null;
        const waits = lanes.map((lane) => buckets.standing(lane).wait);
        await clock.sleep(Math.max(lookAgain, Math.min(...waits, unknown)), signal);
      }
    } finally {
      for (const { leave } of tickets) leave();
    }
  }

  return {
    ...places,
    take: permit,
    may(lane) {
      const { left } = buckets.standing(lane);
      return left > waiting.length(buckets.nameOf(lane)) + reserveOf(lane, buckets, places.running(lane.major))
        ? permit(lane)
        : null;
    },
    async turn(lanes, signal) {
      const found = await wait(lanes, signal, () => false);
      if (found === null) throw new RangeError('a turn comes to everybody who waits');
      return found;
    },
    async soon(lane, within, signal) {
      const end = clock.now() + within;
      const isHopeless = (): boolean => {
        const { left, limit, wait: longer } = buckets.standing(lane);
        return left <= 0 && clock.now() + (limit === null ? 0 : longer) > end;
      };
      return await wait([lane], signal, isHopeless);
    },
    interval: (lane) => intervalOf(lane, buckets, Math.max(1, places.running(lane.major))),
    pause(lane, milliseconds, isGlobal) {
      buckets.pause(lane, milliseconds, isGlobal);
    },
  };
}

function intervalOf(lane: Lane, buckets: Buckets, answers: number): number | null {
  const { limit, window } = buckets.standing(lane);
  if (limit === null) return unknown;
  const edits = (limit - reserveOf(lane, buckets, answers)) / answers;
  return edits <= 0 ? null : Math.max(least, window / edits);
}

/**
 * Calls that are left alone for the ends of answers: one for each answer there. The first message of one may take what
 * its end would, since it ends by an edit then.
 */
function reserveOf(lane: Lane, buckets: Buckets, answers: number): number {
  const { limit } = buckets.standing(lane);
  if (limit === null) return 0;
  switch (lane.route) {
    case 'edit-message':
    case 'edit-response':
      return Math.min(limit, answers);
    case 'post-message':
      return 1;
    default:
      return 0;
  }
}

/** Counts what goes on in each place. */
function createPlaces(): Pick<Pace, 'join' | 'running'> {
  const places = new Map<string, number>();
  const running = (place: string): number => places.get(place) ?? 0;
  return {
    running,
    join(place) {
      places.set(place, running(place) + 1);
      let joined = true;
      return () => {
        if (!joined) return;
        joined = false;
        if (running(place) <= 1) places.delete(place);
        else places.set(place, running(place) - 1);
      };
    },
  };
}
