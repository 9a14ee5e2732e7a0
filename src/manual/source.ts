import type { ManualFailure, ManualProgress } from './manual.ts';

/** What the caller already has, so that the server may answer "unchanged". */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export type FetchOutcome =
  | {
      readonly kind: 'fetched';
      /** An HTML document's are UTF-8: either it says so itself, or they begin with the byte order mark. */
      readonly bytes: Uint8Array;
      /** What the bytes are, by their content rather than by what the server says. */
      readonly format: 'pdf' | 'html';
      /** After redirects. */
      readonly url: string;
      readonly validators: Validators;
    }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'failed'; readonly reason: ManualFailure; readonly detail: string };

export interface FetchOptions {
  readonly signal: AbortSignal;
  /** For this address alone, redirects and body included; milliseconds. */
  readonly timeout: number;
  readonly validators: Validators | null;
  readonly onProgress: (progress: ManualProgress) => void;
}

/** Brings the bytes of one address. Expected failures are outcomes; only an abort throws. */
export interface ManualSource {
  fetch(url: string, options: FetchOptions): Promise<FetchOutcome>;
}
