import type { ManualFailure, ManualProgress, ManualText } from './manual.ts';

export type ExtractOutcome =
  | { readonly kind: 'extracted'; readonly text: ManualText }
  | { readonly kind: 'failed'; readonly reason: ManualFailure; readonly detail: string };

export interface ExtractOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ManualProgress) => void;
}

/** Makes pages out of a document's bytes, away from the main thread. Hostile files are outcomes; only an abort throws. */
export interface Extractor {
  extract(bytes: Uint8Array, format: 'pdf' | 'html', options: ExtractOptions): Promise<ExtractOutcome>;
  /** Ends every process. Nothing is extracted afterwards. */
  close(): Promise<void>;
}
