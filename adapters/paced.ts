import type { Clock } from '../src/clock.ts';
import type { Draft } from '../src/answer/draft.ts';

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

/** The newest draft that hasn't been handed out, and how the source stands. */
interface Inbox {
  newest: Draft | null;
  ended: boolean;
  failure: { readonly error: unknown } | null;
  /** Resolves at the next change: a newer draft, the end, or that nothing more is wanted. */
  readonly change: () => Promise<void>;
}

/**
 * Thins drafts out to what a surface can show: the newest wins, one is in flight at a time (the consumer's `await` is
 * the flight), the first and the finished one come at once, and the last one always comes. The source is read as fast
 * as it gives, however slow the surface is; at most one draft is kept.
 * @throws the source's error, after its newest draft was handed out; the signal's reason when it is aborted
 */
export async function* paced(drafts: AsyncIterable<Draft>, pace: Pace): AsyncGenerator<Draft, void, undefined> {
  const { clock, signal } = pace;
  const left = new AbortController();
  const inbox = collect(drafts, AbortSignal.any([signal, left.signal]));
  let shown = -Infinity;
  try {
    while (true) {
      signal.throwIfAborted();
      const wait = waitFor(inbox, pace, shown - clock.now());
      if (wait === 'news') await inbox.change();
      else if (wait > 0) await sleepOrChange(wait, inbox, pace);
      else if (inbox.newest !== null) {
        const draft = inbox.newest;
        inbox.newest = null;
        shown = clock.now();
        yield draft;
      } else if (inbox.failure !== null) throw inbox.failure.error;
      else return;
    }
  } finally {
    left.abort();
  }
}

/** Milliseconds until something is to be done, or `news` when only the source can say. */
function waitFor({ newest, ended }: Inbox, { interval }: Pace, sinceShown: number): number | 'news' {
  if (newest === null) return ended ? 0 : 'news';
  if (ended || newest.phase === 'done') return 0;
  const least = interval(newest);
  return least === null ? 'news' : least + sinceShown;
}

/** A newer draft may have to wait for less, so each one ends the sleep. */
async function sleepOrChange(milliseconds: number, inbox: Inbox, { clock, signal }: Pace): Promise<void> {
  const changed = new AbortController();
  try {
    await Promise.race([inbox.change(), clock.sleep(milliseconds, AbortSignal.any([signal, changed.signal]))]);
  } finally {
    changed.abort();
  }
}

/** Reads the source to its end, or until `stop`, keeping the newest draft alone. */
function collect(drafts: AsyncIterable<Draft>, stop: AbortSignal): Inbox {
  let finished = false;
  let changed = Promise.withResolvers<undefined>();
  const inbox: Inbox = {
    newest: null,
    ended: false,
    failure: null,
    change: () => changed.promise,
  };
  function tell(): void {
    changed.resolve(undefined);
    changed = Promise.withResolvers();
  }
  async function read(): Promise<void> {
    for await (const draft of drafts) {
      if (stop.aborted) return;
      if (finished) continue;
      inbox.newest = draft;
      finished = draft.phase === 'done';
      tell();
    }
  }
  stop.addEventListener('abort', tell, { once: true });
  read()
    .catch((error: unknown) => {
      inbox.failure = { error };
    })
    .finally(() => {
      inbox.ended = true;
      tell();
    });
  return inbox;
}
