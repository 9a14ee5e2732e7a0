import type { Manual, ManualFailure } from '../../src/manual/manual.ts';

/** What came of looking at one manual of the catalog. */
export type Finding =
  | {
      readonly kind: 'readable';
      readonly manual: Manual;
      /** Compared with the text that was kept before, by the hash of the document. */
      readonly edition: 'new' | 'same' | 'changed';
    }
  | { readonly kind: 'failed'; readonly reason: ManualFailure; readonly detail: string }
  /** Not asked any more, after others of the same host had got no answer. */
  | { readonly kind: 'given-up' }
  | { readonly kind: 'interrupted' };

/** One manual and the products that share it. */
export interface ManualEntry {
  readonly documentId: string;
  readonly products: readonly string[];
  readonly finding: Finding;
}
