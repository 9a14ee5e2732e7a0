import type { Draft } from '../src/answer/draft.ts';
import { drafts } from '../src/answer/drafts.ts';
import type { AnswerEvent } from '../src/answer/events.ts';
import type { Clock } from '../src/clock.ts';
import { explainError } from './explain.ts';
import { paced } from './paced.ts';
import type { Surface } from './surface.ts';

export interface ReplyOptions {
  readonly surface: Surface;
  /** Least time between two shows, in milliseconds; null: only the last draft is shown. */
  readonly interval: (draft: Draft) => number | null;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Shows an answer while it is written. The one place where a failed answer becomes a sentence for the asker: the error
 * is returned, not thrown, so that the caller can choose an exit code or count it. Throws only the signal's reason, and
 * what the surface throws while it tells of the failure.
 */
export async function streamReply(
  events: AsyncIterable<AnswerEvent>,
  { surface, interval, clock, signal }: ReplyOptions,
): Promise<{ readonly draft: Draft | null; readonly error: unknown }> {
  let shown: Draft | null = null;
  try {
    for await (const draft of paced(drafts(events), { interval, clock, signal })) {
      await surface.show(draft, signal);
      shown = draft;
    }
    return { draft: shown, error: null };
  } catch (error) {
    signal.throwIfAborted();
    await surface.fail(explainError(error), signal);
    return { draft: shown, error };
  }
}
