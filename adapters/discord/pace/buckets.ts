import { LRUCache } from 'lru-cache';
import type { Clock } from '../../../src/clock.ts';
import { createGlobalLimit } from './global-limit.ts';
import { isExempt } from './lane.ts';
import type { Lane } from './lane.ts';

/** What an answer of the platform says of its bucket. https://docs.discord.com/developers/topics/rate-limits#header-format */
export interface Seen {
  /** The name of the bucket. */
  readonly bucket: string;
  readonly limit: number;
  readonly remaining: number;
  /** Milliseconds. */
  readonly resetAfter: number;
}

/** How it stands with a lane. */
export interface Standing {
  /** Calls that can be made now; those under way are taken off. */
  readonly left: number;
  /** Calls in a window; null as long as the platform hasn't told. */
  readonly limit: number | null;
  /** Milliseconds until there are more. */
  readonly wait: number;
  /** How long a window is, milliseconds. */
  readonly window: number;
}

/** What is known of the platform's limits from its own answers; no size is assumed. In the memory of this process. */
export interface Buckets {
  standing(lane: Lane): Standing;
  /** Names the bucket of a lane, as far as it is known: lanes of one name share it. */
  nameOf(lane: Lane): string;
  /** A call is under way. */
  begin(lane: Lane): void;
  /** It has ended; `seen` is null where no limit was told. */
  end(lane: Lane, seen: Seen | null): void;
  /** A call was refused for so many milliseconds. */
  pause(lane: Lane, milliseconds: number, isGlobal: boolean): void;
}

interface State {
  remaining: number;
  resetAt: number;
  underWay: number;
}

interface Shape {
  readonly limit: number;
  readonly window: number;
}

const second = 1_000;
/** How long to wait for the answer of the first call of a kind before asking again. Milliseconds. */
const unknownWait = 40;
/** Windows end a moment later there than here. Milliseconds. */
const margin = 30;

export function createBuckets(clock: Clock): Buckets {
  const hashes = new Map<Lane['route'], string>();
  const shapes = new LRUCache<string, Shape>({ max: 1_000 });
  const states = new LRUCache<string, State>({ max: 20_000 });
  const all = createGlobalLimit(clock);

  const nameOf = ({ route, major }: Lane): string => `${hashes.get(route) ?? route} ${major}`;
  const shapeOf = ({ route }: Lane): Shape | undefined => shapes.get(hashes.get(route) ?? '');

  function stateOf(lane: Lane): State {
    const name = nameOf(lane);
    const known = states.get(name);
    if (known !== undefined) return known;
    const fresh = { remaining: 0, resetAt: 0, underWay: 0 };
    states.set(name, fresh);
    return fresh;
  }

  function ownStanding(lane: Lane): Standing {
    const shape = shapeOf(lane);
    const { remaining, resetAt, underWay } = stateOf(lane);
    const wait = Math.max(0, resetAt - clock.now());
    const window = shape?.window ?? 0;
    if (wait > 0) return { left: Math.max(0, remaining - underWay), limit: shape?.limit ?? null, wait, window };
    // As long as nothing is known, one call goes ahead and finds out.
    const left = Math.max(0, (shape?.limit ?? 1) - underWay);
    return { left, limit: shape?.limit ?? null, wait: left > 0 ? 0 : unknownWait, window };
  }

  return {
    nameOf,
    standing(lane) {
      const own = ownStanding(lane);
      if (isExempt(lane)) return own;
      const { left, wait } = all.standing();
      return left >= own.left ? own : { ...own, left: Math.max(0, left), wait: Math.max(own.wait, wait) };
    },
    begin(lane) {
      stateOf(lane).underWay += 1;
      if (!isExempt(lane)) all.begin();
    },
    end(lane, seen) {
      if (!isExempt(lane)) all.end();
      const before = stateOf(lane);
      before.underWay = Math.max(0, before.underWay - 1);
      if (seen === null) return;
      hashes.set(lane.route, seen.bucket);
      const known = shapes.get(seen.bucket);
      const window = Math.max(seen.resetAfter, known?.limit === seen.limit ? known.window : 0);
      shapes.set(seen.bucket, { limit: seen.limit, window });
      const state = stateOf(lane);
      if (state !== before) {
        state.underWay += before.underWay;
        before.underWay = 0;
      }
      note(state, seen, clock.now());
    },
    pause(lane, milliseconds, isGlobal) {
      const until = clock.now() + milliseconds + margin;
      if (isGlobal) all.close(until);
      else Object.assign(stateOf(lane), { remaining: 0, resetAt: until });
    },
  };
}

/** Answers overtake each other: of one window the smaller number is the newer one. */
function note(state: State, { remaining, resetAfter }: Seen, now: number): void {
  const resetAt = now + resetAfter + margin;
  const isSame = Math.abs(resetAt - state.resetAt) < second / 2 && state.resetAt > now;
  state.remaining = isSame ? Math.min(state.remaining, remaining) : remaining;
  state.resetAt = Math.max(resetAt, isSame ? state.resetAt : 0);
}
