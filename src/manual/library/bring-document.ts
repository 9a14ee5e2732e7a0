import type { ManualReference } from '../../catalog/product.ts';
import type { Clock } from '../../clock.ts';
import { DeadlineError, withDeadline } from '../../deadline.ts';
import { sha256Of } from '../cache/manual-record.ts';
import type { ExtractOutcome, Extractor } from '../extractor.ts';
import type { Manual, ManualFailure } from '../manual.ts';
import type { FetchOutcome, ManualSource } from '../source.ts';
import type { FlightControl } from './flight.ts';
import { makeManual } from './make-manual.ts';

/** The source keeps its own time and knows better what went wrong; it gets so much longer before it is left alone. */
const grace = 200;
/** Milliseconds for reading a document, most of them in the background. */
const extractionTimeout = 120_000;

export interface BringTools {
  readonly source: ManualSource;
  readonly extractor: Extractor;
  readonly clock: Clock;
}

export type Brought =
  /** `changed` is false when the kept text still holds, by the server's word or by the bytes. */
  { readonly kind: 'confirmed'; readonly manual: Manual; readonly changed: boolean } | Failed;

interface Failed {
  readonly kind: 'failed';
  readonly reason: ManualFailure;
  readonly detail: string;
}

/** One place where a document can be had. */
export interface DocumentAddress {
  readonly url: string;
  /** Milliseconds that its server gets. */
  readonly timeout: number;
}

/** What bringing a document says of itself, and what ends it. */
export type BringControl = Pick<FlightControl, 'signal' | 'enter' | 'report'>;

/** The addresses of a document in the order in which they are tried: 8 s for the address, 4 s for its backup. */
export function addressesOf({ url, backupUrl }: ManualReference): readonly DocumentAddress[] {
  const address = { url, timeout: 8_000 };
  return backupUrl === null ? [address] : [address, { url: backupUrl, timeout: 4_000 }];
}

/**
 * Fetches a document from its address, else from the backup, and reads it unless its bytes are those of the kept text.
 * When both fail, the reason is that of the first. Only an abort throws.
 */
export async function bringDocument(
  reference: ManualReference,
  kept: Manual | null,
  control: BringControl,
  tools: BringTools,
): Promise<Brought> {
  let failed: Failed | null = null;
  for (const address of addressesOf(reference)) {
    const brought = await bringFrom(address, reference, kept, control, tools);
    if (brought.kind === 'confirmed') return brought;
    failed = withBackup(failed, brought);
  }
  return failed ?? { kind: 'failed', reason: 'not-in-catalog', detail: 'the catalog has no address' };
}

function withBackup(first: Failed | null, next: Failed): Failed {
  return first === null ? next : { ...first, detail: `${first.detail}; backup: ${next.detail}` };
}

/** The same from one of its addresses alone. */
export async function bringFrom(
  { url, timeout }: DocumentAddress,
  reference: ManualReference,
  kept: Manual | null,
  control: BringControl,
  tools: BringTools,
): Promise<Brought> {
  const sameAddress = kept?.url === url ? kept : null;
  const fetched = await fetchFrom(url, timeout, sameAddress, control, tools);
  if (fetched.kind === 'failed') return fetched;
  const fetchedAt = tools.clock.now();
  if (fetched.kind === 'unchanged') {
    if (sameAddress !== null) return { kind: 'confirmed', manual: { ...sameAddress, fetchedAt }, changed: false };
    return { kind: 'failed', reason: 'unreachable', detail: 'it says "unchanged", but nothing was kept' };
  }
  const { validators } = fetched;
  const sha256 = await sha256Of(fetched.bytes);
  if (kept?.sha256 === sha256)
    return { kind: 'confirmed', manual: { ...kept, url, ...validators, fetchedAt }, changed: false };
  control.enter('extracting');
  const extracted = await extract(fetched.bytes, fetched.format, control, tools);
  if (extracted.kind === 'failed') return extracted;
  const manual = makeManual(extracted.text, reference, { url, sha256, fetchedAt, validators });
  return { kind: 'confirmed', manual, changed: true };
}

async function fetchFrom(
  url: string,
  timeout: number,
  kept: Manual | null,
  control: BringControl,
  { source, clock }: BringTools,
): Promise<FetchOutcome> {
  control.enter('fetching');
  const validators = kept === null ? null : { etag: kept.etag, lastModified: kept.lastModified };
  return orFailure('unreachable', control.signal, () =>
    withDeadline(clock, timeout + grace, control.signal, (signal) =>
      source.fetch(url, { signal, timeout, validators, onProgress: control.report }),
    ),
  );
}

async function extract(
  bytes: Uint8Array,
  format: 'pdf' | 'html',
  control: BringControl,
  { extractor, clock }: BringTools,
): Promise<ExtractOutcome> {
  return orFailure('reader-failed', control.signal, () =>
    withDeadline(clock, extractionTimeout, control.signal, (signal) =>
      extractor.extract(bytes, format, { signal, onProgress: control.report }),
    ),
  );
}

/** Neither a source nor an extractor may throw, but a fault of theirs mustn't cost the asker the answer. */
async function orFailure<T>(reason: ManualFailure, signal: AbortSignal, work: () => Promise<T>): Promise<T | Failed> {
  try {
    return await work();
  } catch (error) {
    signal.throwIfAborted();
    const detail = error instanceof Error ? error.message : String(error);
    return { kind: 'failed', reason: error instanceof DeadlineError ? 'too-slow' : reason, detail };
  }
}
