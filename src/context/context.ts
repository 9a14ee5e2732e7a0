import type { Manual, Page } from '../manual/manual.ts';
import type { RankedPassage } from './passage.ts';

/** What of the manuals goes to the model for one question. */
export interface Context {
  readonly manuals: readonly Manual[];
  /** `whole`: every page of every manual; `passages`: the best ones, in page order; `none`: there is no manual. */
  readonly kind: 'whole' | 'passages' | 'none';
  /** What is sent, in document and page order. In `passages` a page holds the sent parts of its text alone. */
  readonly sent: readonly SentPage[];
  /** The best passages first, at most ten: named while the model thinks, quoted when there is no model. */
  readonly best: readonly RankedPassage[];
}

export interface SentPage {
  readonly documentId: string;
  readonly page: Page;
  /** The text that was sent, in page order; for a whole page its text. */
  readonly text: string;
}
