import { AsyncLocalStorage } from 'node:async_hooks';
import type PQueue from 'p-queue';
import type { ManualReference } from '../../catalog/product.ts';
import type { Manual, ManualOrigin, ManualOutcome } from '../manual.ts';
import type { TextCache } from '../text-cache.ts';
import { askCache } from './ask-cache.ts';
import { bringDocument } from './bring-document.ts';
import type { BringTools, Brought } from './bring-document.ts';
import type { FlightControl } from './flight.ts';
import { isFresh, isFrom, isServable } from './freshness.ts';
import type { LoadObserver } from './load-observer.ts';
import { describedBy } from './make-manual.ts';
import type { MemoryTier } from './memory-tier.ts';
import type { RememberedFailures } from './remembered-failures.ts';
import { holding, takeTurn } from './take-turn.ts';

export interface LoadTools extends BringTools {
  readonly cache: TextCache;
  readonly memory: MemoryTier;
  readonly failures: RememberedFailures;
  readonly observer: LoadObserver;
  /** Bounds how many documents are fetched and read at once. */
  readonly queue: PQueue;
}

/** A text that is there already. */
interface Kept {
  readonly manual: Manual;
  readonly origin: ManualOrigin;
}

/** Loads one document, past the memory: text cache, then fetch and extraction by one process at a time. */
export async function loadDocument(
  reference: ManualReference,
  control: FlightControl,
  tools: LoadTools,
): Promise<void> {
  const { clock, failures, memory } = tools;
  const kept = newest(fromMemory(reference, tools), await fromCache(reference, control, tools));
  if (kept !== null && isFresh(kept.manual, clock.now())) {
    memory.set(kept.manual);
    tools.observer.success?.(reference.documentId);
    control.deliver(ready(kept, true));
    return;
  }
  const servable = kept !== null && isServable(kept.manual, clock.now()) ? kept : null;
  const failure = failures.get(reference);
  if (failure === null) await loadInTurn(reference, servable, control, tools);
  else if (servable === null) control.deliver({ kind: 'missing', reason: failure });
  else deliverStale(servable, true, control, tools);
}

async function loadInTurn(
  reference: ManualReference,
  kept: Kept | null,
  control: FlightControl,
  tools: LoadTools,
): Promise<void> {
  const { cache, clock, memory } = tools;
  if (kept !== null) control.offer(stale(kept, false));
  const accept = (manual: Manual): boolean => isFrom(manual, reference) && isFresh(manual, clock.now());
  const turn = await takeTurn(reference.documentId, accept, control, tools);
  if (turn.kind === 'mine') {
    await holding(turn.lease, clock, () => loadForAll(reference, kept, control, tools));
    return;
  }
  const manual = describedBy(turn.manual, reference);
  memory.set(manual);
  // It was fetched for this question, though by another process.
  control.deliver(ready({ manual, origin: cache.tier }, false));
}

async function loadForAll(
  reference: ManualReference,
  kept: Kept | null,
  control: FlightControl,
  tools: LoadTools,
): Promise<void> {
  const { memory, observer, queue } = tools;
  control.enter('fetching');
  const bring = (): Promise<Brought> => bringDocument(reference, kept?.manual ?? null, control, tools);
  // Bound: the queue begins it in whichever call makes room, which may belong to somebody else's question.
  const brought = await queue.add(AsyncLocalStorage.bind(bring), { signal: control.signal });
  if (brought.kind === 'failed') {
    tools.failures.set(reference, brought.reason);
    observer.tier('network', 'error');
    observer.failure(brought.reason, brought.detail, reference.documentId);
    if (kept === null) control.deliver({ kind: 'missing', reason: brought.reason });
    else deliverStale(kept, false, control, tools);
    return;
  }
  const manual = describedBy(brought.manual, reference);
  observer.tier('network', brought.changed ? 'hit' : 'revalidated');
  observer.success?.(reference.documentId);
  memory.set(manual);
  control.deliver(ready({ manual, origin: brought.changed || kept === null ? 'network' : kept.origin }, false));
  await writeCache(manual, tools);
}

function fromMemory(reference: ManualReference, { memory }: LoadTools): Kept | null {
  const manual = memory.get(reference.documentId);
  if (manual === null || !isFrom(manual, reference)) return null;
  return { manual: describedBy(manual, reference), origin: 'memory' };
}

/** Null as well when the cache can't be reached, or holds what another address gave. */
async function fromCache(reference: ManualReference, control: FlightControl, tools: LoadTools): Promise<Kept | null> {
  const { cache, clock, observer } = tools;
  const read = await askCache(
    clock,
    control.signal,
    (signal) => cache.read(reference.documentId, signal),
    (detail) => observer.cacheFailure?.('read', detail),
  );
  const manual = read?.answer ?? null;
  if (manual === null || !isFrom(manual, reference)) {
    observer.tier(cache.tier, read === null ? 'error' : 'miss');
    return null;
  }
  observer.tier(cache.tier, isFresh(manual, clock.now()) ? 'hit' : 'stale');
  return { manual: describedBy(manual, reference), origin: cache.tier };
}

async function writeCache(manual: Manual, { cache, clock, observer }: LoadTools): Promise<void> {
  await askCache(
    clock,
    undefined,
    (signal) => cache.write(manual, signal),
    (detail) => {
      // The text is in memory; another process fetches it for itself.
      observer.tier(cache.tier, 'error');
      observer.cacheFailure?.('write', detail);
    },
  );
}

/** The one confirmed last; the first of two that are equally old. */
function newest(one: Kept | null, other: Kept | null): Kept | null {
  if (one === null || other === null) return one ?? other;
  return other.manual.fetchedAt > one.manual.fetchedAt ? other : one;
}

function ready(kept: Kept, cacheHit: boolean): ManualOutcome {
  return { kind: 'ready', ...kept, cacheHit, stale: false };
}

function stale(kept: Kept, cacheHit: boolean): ManualOutcome {
  return { kind: 'ready', ...kept, cacheHit, stale: true };
}

function deliverStale(kept: Kept, cacheHit: boolean, control: FlightControl, tools: LoadTools): void {
  tools.memory.set(kept.manual);
  tools.observer.tier('network', 'stale');
  control.deliver(stale(kept, cacheHit));
}
