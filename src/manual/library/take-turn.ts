import type { Clock } from '../../clock.ts';
import type { Manual } from '../manual.ts';
import type { Lease, TextCache } from '../text-cache.ts';
import { askCache } from './ask-cache.ts';
import type { FlightControl } from './flight.ts';

/** A holder that dies is replaced after so many milliseconds; one that lives says so three times meanwhile. */
const leaseFor = 4_500;
const shortestPoll = 100;
const longestPoll = 500;
/** More than any load takes: a process that holds its lease for longer isn't waited for. */
const longestTurn = 150_000;

export type Turn =
  /** Another process has brought it meanwhile. */
  | { readonly kind: 'found'; readonly manual: Manual }
  /** It is for this process to load it; `lease` is null when the cache can't be reached, so that nobody can be asked. */
  | { readonly kind: 'mine'; readonly lease: Lease | null };

/**
 * Waits until it is this process's turn to load the document, or another one has done so. `accept` says whether what
 * stands in the cache is what is waited for.
 */
export async function takeTurn(
  documentId: string,
  accept: (manual: Manual) => boolean,
  control: FlightControl,
  { cache, clock }: { readonly cache: TextCache; readonly clock: Clock },
): Promise<Turn> {
  const { signal } = control;
  const start = clock.now();
  for (let poll = shortestPoll; clock.now() - start < longestTurn; poll = Math.min(poll * 1.5, longestPoll)) {
    const lease = await askCache(clock, signal, (own) => cache.lease(documentId, leaseFor, own));
    if (lease === null) return { kind: 'mine', lease };
    // Looked at only now: what was written before the lease was given back is there by now.
    const read = await askCache(clock, signal, (own) => cache.read(documentId, own));
    const manual = read?.answer ?? null;
    if (manual !== null && accept(manual)) {
      await askCache(clock, signal, () => lease.answer.release());
      return { kind: 'found', manual };
    }
    if (lease.answer.held) return { kind: 'mine', lease: lease.answer };
    control.enter('waiting');
    await clock.sleep(poll, signal);
  }
  return { kind: 'mine', lease: null };
}

/** Does the work while the lease is kept up, and gives it back whatever happens. */
export async function holding<T>(lease: Lease | null, clock: Clock, work: () => Promise<T>): Promise<T> {
  if (lease === null) return work();
  const done = new AbortController();
  const renewing = keepUp(lease, clock, done.signal);
  try {
    return await work();
  } finally {
    done.abort();
    await renewing;
    await askCache(clock, undefined, () => lease.release());
  }
}

async function keepUp(lease: Lease, clock: Clock, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await clock.sleep(leaseFor / 3, signal);
      await lease.renew(leaseFor, signal);
    } catch {
      // Over, or the cache is away for a moment: then there is nobody to tell.
    }
  }
}
