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
  /** Of a page that is sent in parts: the headings above each part, outermost first, each path once. */
  readonly paths?: readonly (readonly string[])[];
}

/** What the passages of a question are looked for by. */
export interface ContextQuery {
  readonly text: string;
  /** Further words to search for, in the manual's language. */
  readonly terms?: readonly string[];
  /** The product's name: its words say nothing about where in its own manual to look. */
  readonly product?: string;
  /** The most to send for this question, in UTF-16 units, when it is less than the builder's own limits. */
  readonly characters?: number;
}
