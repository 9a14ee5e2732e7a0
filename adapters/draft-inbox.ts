import type { Draft } from '../src/answer/draft.ts';
import type { Clock } from '../src/clock.ts';

/** Drafts that come within this time of each other came right behind each other. Milliseconds. */
export const lull = 10;

/** The newest draft that hasn't been handed out, and how the source stands. */
export interface Inbox {
  newest: Draft | null;
  /** When it came, and when the first one came of those that came right behind each other; by the clock, in milliseconds. */
  came: number;
  burstSince: number;
  /** How long the source paused last. Milliseconds. */
  gap: number;
  ended: boolean;
  failure: { readonly error: unknown } | null;
  /** Resolves at the next change: a newer draft that matters, the end, or that nothing more is wanted. */
  readonly change: () => Promise<void>;
}

function noteArrival(inbox: Inbox, now: number): void {
  const pause = now - inbox.came;
  if (pause > lull) {
    inbox.gap = pause;
    inbox.burstSince = now;
  }
  inbox.came = now;
}

interface Collecting {
  readonly clock: Clock;
  readonly stop: AbortSignal;
  /** Whether a newer draft, which is in the inbox by then, matters to whoever waits. */
  readonly matters: (inbox: Inbox) => boolean;
}

/** Reads the source to its end, or until `stop`, keeping the newest draft alone. */
export function collect(drafts: AsyncIterable<Draft>, { clock, stop, matters }: Collecting): Inbox {
  let finished = false;
  let changed = Promise.withResolvers<undefined>();
  const inbox: Inbox = {
    newest: null,
    came: 0,
    burstSince: 0,
    gap: 0,
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
      noteArrival(inbox, clock.now());
      inbox.newest = draft;
      finished = draft.phase === 'done';
      if (matters(inbox)) tell();
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
