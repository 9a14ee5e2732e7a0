import { LRUCache } from 'lru-cache';
import type { Manual } from '../manual.ts';

/** Manuals in the process itself, ready to be read. */
export interface MemoryTier {
  get(documentId: string): Manual | null;
  set(manual: Manual): void;
}

/** Holds at most so many bytes of manuals, those used last. A manual that is larger by itself isn't held. */
export function createMemoryTier(maximumBytes: number): MemoryTier {
  const manuals = new LRUCache<string, Manual>({ maxSize: maximumBytes, sizeCalculation: sizeOfManual });
  return {
    get: (documentId) => manuals.get(documentId) ?? null,
    set(manual) {
      manuals.set(manual.documentId, manual);
    },
  };
}

const objectBytes = 120;

/** About how many bytes of memory a manual takes: two for every UTF-16 unit, and something for every object. */
function sizeOfManual(manual: Manual): number {
  const pages = manual.pages.reduce(
    (sum, page) =>
      sum +
      objectBytes +
      2 * (page.text.length + page.label.length + page.headings.join().length) +
      (page.anchor ?? '').length,
    0,
  );
  const outline = manual.outline.reduce((sum, entry) => sum + objectBytes + 2 * entry.title.length, 0);
  const hazards = manual.hazards.reduce((sum, hazard) => sum + objectBytes + 2 * hazard.text.length, 0);
  return 10 * objectBytes + pages + outline + hazards;
}
