import type { Draft } from '../src/answer/draft.ts';

/** Where one answer is shown. Written to by one loop alone, one call at a time. */
export interface Surface {
  /** Shows the whole answer so far in place of what was shown before. Resolves when the platform has taken it. */
  show(draft: Draft, signal: AbortSignal): Promise<void>;
  /** Ends the answer with a sentence for the asker, keeping what was shown. */
  fail(sentence: string, signal: AbortSignal): Promise<void>;
}
