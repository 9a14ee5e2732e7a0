import { LRUCache } from 'lru-cache';
import type { Clock } from '../../clock.ts';
import type { TextCache } from '../text-cache.ts';
import { keptFor } from '../text-cache.ts';
import type { ManualRecord } from './manual-record.ts';
import { fromRecord, toRecord } from './manual-record.ts';
import { createProcessLeases } from './process-leases.ts';

interface Entry extends ManualRecord {
  readonly fetchedAt: number;
}

/** Keeps manuals for the life of the process, at most so many bytes of them; those used longest ago go first. */
export function createMemoryTextCache(clock: Clock, maximumBytes = 64 * 1_024 * 1_024): TextCache {
  const leases = createProcessLeases(clock);
  const entries = new LRUCache<string, Entry>({
    maxSize: maximumBytes,
    sizeCalculation: (entry, key) => entry.text.length + 2 * (entry.meta.length + key.length) + 1,
  });
  return {
    tier: 'memory',
    async read(documentId) {
      const entry = entries.get(documentId);
      if (entry === undefined || entry.fetchedAt + keptFor <= clock.now()) return null;
      return fromRecord(documentId, entry);
    },
    async write(manual) {
      entries.set(manual.documentId, { ...(await toRecord(manual)), fetchedAt: manual.fetchedAt });
    },
    lease: (documentId, milliseconds) => Promise.resolve(leases.take(documentId, milliseconds)),
  };
}
