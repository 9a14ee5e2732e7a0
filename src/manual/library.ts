import type { ManualReference } from '../catalog/product.ts';
import type { ManualOutcome, ManualProgress } from './manual.ts';

export interface LoadOptions {
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: ManualProgress) => void;
}

/** Manuals by reference: memory, then the text cache, then one fetch over all askers and processes. */
export interface ManualLibrary {
  /** Expected failures are outcomes; only an abort throws. Told within 15 s, whatever the maker's server does. */
  load(reference: ManualReference, options: LoadOptions): Promise<ManualOutcome>;
}
