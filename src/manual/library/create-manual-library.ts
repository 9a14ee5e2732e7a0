import PQueue from 'p-queue';
import type { ManualReference } from '../../catalog/product.ts';
import type { Clock } from '../../clock.ts';
import type { Extractor } from '../extractor.ts';
import type { ManualLibrary } from '../library.ts';
import type { Manual } from '../manual.ts';
import type { ManualSource } from '../source.ts';
import type { TextCache } from '../text-cache.ts';
import { startFlight } from './flight.ts';
import type { Flight } from './flight.ts';
import { isFresh, isFrom } from './freshness.ts';
import { loadDocument } from './load-document.ts';
import type { LoadTools } from './load-document.ts';
import type { LoadObserver } from './load-observer.ts';
import { describedBy } from './make-manual.ts';
import { createMemoryTier } from './memory-tier.ts';
import type { MemoryTier } from './memory-tier.ts';
import { createRememberedFailures } from './remembered-failures.ts';
import { waitForFlight } from './wait-for-flight.ts';

export interface ManualLibraryOptions {
  readonly source: ManualSource;
  readonly extractor: Extractor;
  readonly cache: TextCache;
  readonly clock: Clock;
  /** Bytes of manuals held in memory; 256 MiB unless told. */
  readonly memoryBytes?: number;
  /** How many documents are fetched and read at once; 8 unless told. */
  readonly atOnce?: number;
  readonly onLoad?: LoadObserver;
}

export interface RunningManualLibrary extends ManualLibrary {
  /** Ends every load, those in the background as well; who still waits is told that the manual was too slow. */
  close(): Promise<void>;
}

class ClosedError extends Error {
  override readonly name = 'ClosedError';
}

const silent: LoadObserver = { tier: () => undefined, failure: () => undefined };

/**
 * The manual library: memory, then the text cache, then the maker's server. A text is believed for an hour, then
 * confirmed, and served unconfirmed for 30 days while that fails. One load serves all who ask meanwhile, in this process
 * and, as far as the cache can tell, in the others.
 */
export function createManualLibrary(options: ManualLibraryOptions): RunningManualLibrary {
  const { cache, clock, onLoad = silent } = options;
  const flights = new Map<string, Flight>();
  const memory = createMemoryTier(options.memoryBytes ?? 256 * 1_024 * 1_024);
  const tools: LoadTools = {
    source: options.source,
    extractor: options.extractor,
    cache,
    clock,
    memory,
    failures: createRememberedFailures(clock),
    observer: onLoad,
    queue: new PQueue({ concurrency: options.atOnce ?? 8 }),
  };
  let closed = false;

  return {
    async load(reference, loadOptions) {
      loadOptions.signal.throwIfAborted();
      const manual = inMemory(reference, memory, clock);
      onLoad.tier('memory', manual === null ? 'miss' : 'hit');
      if (manual !== null) return { kind: 'ready', manual, origin: 'memory', cacheHit: true, stale: false };
      if (closed) return { kind: 'missing', reason: 'too-slow' };
      try {
        return await waitForFlight(joinFlight(flights, reference, tools), loadOptions, clock);
      } catch (error) {
        loadOptions.signal.throwIfAborted();
        if (error instanceof ClosedError) return { kind: 'missing', reason: 'too-slow' };
        throw error;
      }
    },
    async close() {
      closed = true;
      const running = [...flights.values()];
      for (const flight of running) flight.end(new ClosedError('the library is closed'));
      await Promise.all(running.map((flight) => flight.ended));
    },
  };
}

function inMemory(reference: ManualReference, memory: MemoryTier, clock: Clock): Manual | null {
  const manual = memory.get(reference.documentId);
  if (manual === null || !isFresh(manual, clock.now()) || !isFrom(manual, reference)) return null;
  const described = describedBy(manual, reference);
  if (described !== manual) memory.set(described);
  return described;
}

function joinFlight(flights: Map<string, Flight>, reference: ManualReference, tools: LoadTools): Flight {
  // With the addresses, so that a corrected catalog doesn't join the load of the wrong one.
  const key = JSON.stringify([reference.documentId, reference.url, reference.backupUrl]);
  const running = flights.get(key);
  if (running !== undefined && !running.abandoned) return running;
  const flight = startFlight((control) => loadDocument(reference, control, tools));
  flights.set(key, flight);
  void flight.ended.then(() => {
    if (flights.get(key) === flight) flights.delete(key);
  });
  return flight;
}
