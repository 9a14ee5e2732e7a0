import type { Product } from '../catalog/product.ts';
import type { ManualFailure, ManualOrigin, ManualProgress } from '../manual/manual.ts';
import type { FallbackReason, Usage } from '../model/language-model.ts';

/** A product as an answer shows it. */
export type ProductSummary = Pick<Product, 'id' | 'name' | 'brand' | 'supportUrl'>;

/** A manual as an answer shows it. */
export interface ManualSummary {
  readonly documentId: string;
  readonly title: string;
  readonly edition: string | null;
  /** When it was made, `2025-11-14`, `2025-11` or `2025`, where that is known. */
  readonly date?: string | null;
  readonly url: string;
  readonly format: 'pdf' | 'html';
  readonly pages: number;
}

/** A place in a manual that an answer speaks of. */
export interface PageReference {
  readonly documentId: string;
  /** 1-based, as `#page=` takes it. */
  readonly page: number;
  /** As printed on the page. */
  readonly label: string;
  /** Opens the page: the manual's address with `#page=` or the heading's anchor; null for a manual that has no public address. */
  readonly link: string | null;
  /** True for a section of an HTML manual, which has a heading for a label; a page unless told. */
  readonly section?: boolean;
  /** The manual's title, when it is another one than the answer names at its head. */
  readonly manual?: string;
  /** What the place is called where it is none in a manual, such as a page of the maker's. */
  readonly name?: string;
}

/** A section of a manual that comes near to what was asked. */
export interface NearSection {
  readonly heading: string | null;
  readonly place: PageReference;
}

export type AnswerOutcome =
  | 'answered'
  | 'extractive'
  | 'not_in_manual'
  | 'no_manual'
  | 'ambiguous'
  | 'unknown_product'
  | 'blocked'
  | 'limited'
  | 'stopped'
  | 'failed';

/** Things that the reader has to be told beside the answer; worded where they are rendered. */
export type Notice =
  | { readonly kind: 'fallback'; readonly reason: FallbackReason }
  | { readonly kind: 'stale-manual' }
  /** One of the product's manuals couldn't be had; the answer comes from the others. */
  | { readonly kind: 'unread-manual'; readonly title: string; readonly reason: ManualFailure }
  /** There was no manual: the answer comes from the catalog and from general knowledge. */
  | { readonly kind: 'not-from-manual' }
  /** The manual was read and doesn't answer the question. */
  | { readonly kind: 'not-in-manual' }
  /** What the manual has instead, where the answer itself doesn't say. */
  | { readonly kind: 'nearest-sections'; readonly sections: readonly NearSection[] }
  /** No citation held. */
  | { readonly kind: 'unconfirmed' }
  /** Somebody asked the same before, and the manual is the same since. */
  | { readonly kind: 'answered-before' }
  /** A person gave this answer; `day` is `2026-11-23`. */
  | { readonly kind: 'checked'; readonly day: string; readonly source: 'pages' | 'link' | 'staff' }
  /** These pages, on which a person relied, have changed since. */
  | { readonly kind: 'checked-earlier'; readonly places: readonly PageReference[] }
  | { readonly kind: 'cut' }
  | { readonly kind: 'length' }
  /** Another process had begun the answer. */
  | { readonly kind: 'begun-again' }
  /** A file that came with the question and couldn't be used. */
  | { readonly kind: 'attachment'; readonly name: string; readonly problem: AttachmentProblem };

/** Why a file that came with a question isn't used. */
export type AttachmentProblem =
  | ManualFailure
  /** Neither a picture of a known type nor a PDF. */
  | 'other-type'
  /** More files than are looked at. */
  | 'too-many'
  /** The platform didn't hand it out. */
  | 'not-handed-out'
  /** The model that answered can't look at pictures, or there is none. */
  | 'no-eyes';

/** What happens while one question is answered, in order. A marker of the model's text has become its own event. */
export type AnswerEvent =
  | { readonly type: 'resolving'; readonly hint: string | null }
  | { readonly type: 'product-resolved'; readonly product: ProductSummary; readonly certainty: 'exact' | 'likely' }
  | { readonly type: 'product-ambiguous'; readonly candidates: readonly ProductSummary[] }
  | { readonly type: 'product-unknown'; readonly nearest: readonly ProductSummary[] }
  | { readonly type: 'manual-start'; readonly title: string | null }
  | { readonly type: 'manual-progress'; readonly progress: ManualProgress }
  | {
      readonly type: 'manual-ready';
      readonly manual: ManualSummary;
      readonly origin: ManualOrigin;
      readonly cacheHit: boolean;
    }
  | { readonly type: 'manual-missing'; readonly reason: ManualFailure; readonly link: string | null }
  | { readonly type: 'reading'; readonly place: PageReference; readonly heading: string | null }
  /** Markdown as the model wrote it, without markers. */
  | { readonly type: 'text-delta'; readonly text: string }
  | { readonly type: 'citation'; readonly place: PageReference }
  /** A citation that was found not to hold and has been left out; for counting alone. */
  | {
      readonly type: 'citation-dropped';
      readonly page: number;
      readonly reason: 'no-page' | 'not-sent' | 'unsupported';
    }
  | { readonly type: 'suggestion'; readonly product: ProductSummary; readonly link: string | null }
  | { readonly type: 'tip'; readonly text: string }
  | { readonly type: 'hazard'; readonly text: string; readonly place: PageReference | null }
  | { readonly type: 'notice'; readonly notice: Notice }
  /** A question to go on with, for a button. */
  | { readonly type: 'follow-up'; readonly question: string }
  /** Always last, once. */
  | {
      readonly type: 'answer-end';
      readonly outcome: AnswerOutcome;
      readonly model: string | null;
      readonly usage: Usage | null;
      /** Version of the instruction that a model wrote the answer by; none where it was quoted, or nothing was written. */
      readonly instruction?: string;
      /** The minute's budget let the model read fewer pages than usual. */
      readonly narrowed?: true;
      /** A person gave the answer. */
      readonly checked?: true;
    };
