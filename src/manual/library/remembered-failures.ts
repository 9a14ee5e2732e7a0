import { LRUCache } from 'lru-cache';
import type { ManualReference } from '../../catalog/product.ts';
import type { Clock } from '../../clock.ts';
import type { ManualFailure } from '../manual.ts';

/** Milliseconds before what failed is tried again: 60 s. */
const rememberedFor = 60 * 1_000;

/** What went wrong a moment ago, so that a dead server isn't asked by every question. Kept by this process alone. */
export interface RememberedFailures {
  get(reference: ManualReference): ManualFailure | null;
  set(reference: ManualReference, reason: ManualFailure): void;
}

export function createRememberedFailures(clock: Clock): RememberedFailures {
  const failures = new LRUCache<string, ManualFailure>({
    max: 5_000,
    ttl: rememberedFor,
    ttlResolution: 0,
    perf: { now: () => clock.now() },
  });
  return {
    get: (reference) => failures.get(keyOf(reference)) ?? null,
    set(reference, reason) {
      failures.set(keyOf(reference), reason);
    },
  };
}

// With the addresses: a catalog that was corrected is believed at once.
function keyOf({ documentId, url, backupUrl }: ManualReference): string {
  return JSON.stringify([documentId, url, backupUrl]);
}
