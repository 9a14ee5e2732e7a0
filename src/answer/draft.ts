import type { AnswerOutcome, ManualSummary, Notice, PageReference, ProductSummary } from './events.ts';
import type { ManualFailure, ManualProgress } from '../manual/manual.ts';

/** A piece of the answer, in the order in which the model wrote it. Neighbouring text is one block. */
export type Block =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'citation'; readonly place: PageReference }
  | { readonly type: 'suggestion'; readonly product: ProductSummary; readonly link: string | null }
  | { readonly type: 'tip'; readonly text: string }
  | { readonly type: 'hazard'; readonly text: string; readonly place: PageReference | null };

/** The whole answer so far: an edit that is skipped loses nothing, one that is repeated harms nothing. */
export interface Draft {
  readonly phase: 'resolving' | 'reading' | 'writing' | 'done';
  /** What the asker called the product, until it is resolved. */
  readonly hint: string | null;
  readonly product: ProductSummary | null;
  readonly manual: ManualSummary | null;
  readonly progress: ManualProgress | null;
  /** The place being read before the first word is written. */
  readonly reading: { readonly place: PageReference; readonly heading: string | null } | null;
  readonly missing: { readonly reason: ManualFailure; readonly link: string | null } | null;
  /** For an ambiguous or unknown product: what to choose from. */
  readonly candidates: readonly ProductSummary[];
  readonly blocks: readonly Block[];
  readonly notices: readonly Notice[];
  /** Questions to go on with, each short enough for a button. */
  readonly followUps: readonly string[];
  /** Null until the answer has ended. */
  readonly outcome: AnswerOutcome | null;
}
