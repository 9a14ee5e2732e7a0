import type { ManualReference } from '../catalog/product.ts';
import type { ManualOutcome, ManualProgress } from './manual.ts';

export interface LoadOptions {
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: ManualProgress) => void;
  /** Milliseconds after which this asker is told something, whatever is going on; 14 s unless told, so that people hear within 15. */
  readonly patience?: number;
}

/** Manuals by reference: memory, then the text cache, then one fetch over all askers and processes. */
export interface ManualLibrary {
  /** Expected failures are outcomes; only an abort throws. Told within the asker's patience, whatever the maker's server does. */
  load(reference: ManualReference, options: LoadOptions): Promise<ManualOutcome>;
}
