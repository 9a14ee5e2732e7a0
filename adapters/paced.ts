import type { Clock } from '../src/clock.ts';
import type { Draft } from '../src/answer/draft.ts';
import { collect, lull } from './draft-inbox.ts';
import type { Inbox } from './draft-inbox.ts';

interface Pace {
  /**
   * How long after the start of the last show this draft may be shown, in milliseconds; null: not at all, only what
   * comes after it. Asked again for each newer draft, and when the time is up.
   */
  readonly interval: (draft: Draft) => number | null;
  readonly clock: Clock;
  /** Ends the drafts by throwing its reason. */
  readonly signal: AbortSignal;
}

/**
 * A draft that could be shown waits until the source pauses for as long as `lull`: the end often comes right behind the
 * last words, and would have to wait until these have been shown. A source that doesn't pause isn't waited for longer than
 * this. Milliseconds.
 */
const longestLull = 40;
/**
 * A draft that comes to be due in the middle of a pause waits for the next one, if the source is about to give it: an edit
 * that is on its way when the end comes would hold it up. Milliseconds, and times the pause before.
 */
const longestRest = 150;
const restsFor = 1.2;

/** Why waiting ends that nobody needs any more. One for all: an error with its stack costs time. */
const over = new Error('not waited for any more');

/** The last draft that was handed out. */
interface Shown {
  readonly at: number;
  /** Whether it had words of the answer: the first ones are waited for. */
  readonly words: boolean;
}

/**
 * Thins drafts out to what a surface can show: the newest wins, one is in flight at a time (the consumer's `await` is
 * the flight), the first and the finished one come at once, the others when the source pauses, and the last one always
 * comes. The source is read as fast as it gives, however slow the surface is; at most one draft is kept.
 * @throws the source's error, after its newest draft was handed out; the signal's reason when it is aborted
 */
export async function* paced(drafts: AsyncIterable<Draft>, pace: Pace): AsyncGenerator<Draft, void, undefined> {
  const { clock, signal } = pace;
  const left = new AbortController();
  let shown: Shown = { at: -Infinity, words: false };
  let due = Infinity;
  // Most drafts have to wait as long as the one before, or longer: they needn't end the wait.
  const matters = (to: Inbox): boolean => dueAt(to, pace, shown) < due;
  const inbox = collect(drafts, { clock, matters, stop: AbortSignal.any([signal, left.signal]) });
  try {
    while (true) {
      signal.throwIfAborted();
      due = dueAt(inbox, pace, shown);
      const wait = due - clock.now();
      if (wait === Infinity) await inbox.change();
      else if (wait > 0) await sleepOrChange(wait, inbox, clock);
      else if (inbox.newest !== null) {
        const draft = inbox.newest;
        inbox.newest = null;
        shown = { at: clock.now(), words: draft.blocks.length > 0 };
        yield draft;
      } else if (inbox.failure !== null) throw inbox.failure.error;
      else return;
    }
  } finally {
    left.abort(over);
  }
}

/** When something is to be done, by the clock; infinite when only the source can say. */
function dueAt(inbox: Inbox, { interval }: Pace, shown: Shown): number {
  const { newest, ended } = inbox;
  if (newest === null) return ended ? -Infinity : Infinity;
  if (ended || newest.phase === 'done') return -Infinity;
  const least = interval(newest);
  if (least === null) return Infinity;
  const due = shown.at + least;
  return shown.words ? Math.max(due, restUntil(inbox, due)) : due;
}

/** Until when nothing may come right behind the newest draft, or instead of it. */
function restUntil({ came, burstSince, gap }: Inbox, due: number): number {
  if (due > came + lull) return came + Math.min(gap * restsFor, longestRest);
  return Math.min(came + lull, Math.max(due, burstSince) + longestLull);
}

/** A newer draft that has to wait for less ends the sleep, and so does what ends the drafts. */
async function sleepOrChange(milliseconds: number, inbox: Inbox, clock: Clock): Promise<void> {
  const changed = new AbortController();
  try {
    await Promise.race([inbox.change(), clock.sleep(milliseconds, changed.signal)]);
  } finally {
    changed.abort(over);
  }
}
