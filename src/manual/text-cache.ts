import type { Manual } from './manual.ts';

/** Milliseconds for which a text is kept, counted from its `fetchedAt`: 30 days. */
export const keptFor = 30 * 24 * 60 * 60 * 1_000;

/** Keeps the texts of manuals beyond the process: Redis, a folder, or memory in tests. */
export interface TextCache {
  readonly tier: 'memory' | 'redis' | 'folder';
  /** The manual of this document id, or null when there is none or what is there can't be read. Throws when the store can't be reached. */
  read(documentId: string, signal: AbortSignal): Promise<Manual | null>;
  /** Keeps the manual for 30 days from its `fetchedAt`. */
  write(manual: Manual, signal: AbortSignal): Promise<void>;
  /**
   * Takes the right to load this document for `milliseconds` over all processes. The lease says whether this caller has
   * it; `release` gives it back early and is safe to call after it has run out.
   */
  lease(documentId: string, milliseconds: number, signal: AbortSignal): Promise<Lease>;
}

export interface Lease {
  readonly held: boolean;
  /** Holds it for `milliseconds` from now; false when it has run out and somebody else has it. Throws like `read`. */
  renew(milliseconds: number, signal: AbortSignal): Promise<boolean>;
  release(): Promise<void>;
}
