import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';

/** Manuals that could not be had at any try since the first failure, for an alert on those that stay dead. */
export interface FailingManuals {
  failed(manual: string): void;
  succeeded(manual: string): void;
  /** By manual, seconds from the first failure to the last one without a success between. */
  readonly seconds: ReadonlyMap<string, number>;
}

const most = 100;
/** A manual that nobody asked for so long is forgotten; milliseconds. */
const rememberedFor = 24 * 60 * 60 * 1_000;

export function createFailingManuals(clock: Clock): FailingManuals {
  const failing = new LRUCache<string, { readonly since: number; readonly until: number }>({
    max: most,
    ttl: rememberedFor,
    ttlResolution: 0,
    perf: { now: () => clock.now() },
  });
  return {
    failed(manual) {
      const now = clock.now();
      failing.set(manual, { since: failing.get(manual)?.since ?? now, until: now });
    },
    succeeded(manual) {
      failing.delete(manual);
    },
    get seconds() {
      failing.purgeStale();
      const entries = failing.entries();
      return new Map(entries.map(([manual, { since, until }]) => [manual, (until - since) / 1_000]));
    },
  };
}
