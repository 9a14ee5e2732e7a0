import type { ManualFailure, ManualOrigin } from '../manual.ts';

/**
 * How one tier answered. `stale`: it holds a text that has to be confirmed first, or, of the network, one had to be
 * served unconfirmed. `revalidated`: the maker's server said that the kept text still holds.
 */
export type TierResult = 'hit' | 'miss' | 'stale' | 'revalidated' | 'error';

/** Told what happens while manuals are loaded, for metrics. */
export interface LoadObserver {
  /** `memory` once for every asker; the other tiers once for every load. */
  tier(tier: ManualOrigin, result: TierResult): void;
  /** A load that ended without a confirmed text, once for every time it was really tried. */
  failure(reason: ManualFailure, detail: string, documentId: string): void;
  /** The text cache can't be read from, or can't keep a text: everything goes on without it, only more is fetched. */
  cacheFailure?(operation: 'read' | 'write', detail: string): void;
  /** A load that ended with a text that is believed, wherever it was found. */
  success?(documentId: string): void;
}
