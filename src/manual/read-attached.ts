import type { Product } from '../catalog/product.ts';
import type { Clock } from '../clock.ts';
import { DeadlineError, withDeadline } from '../deadline.ts';
import { sha256Of } from './cache/manual-record.ts';
import type { ExtractOutcome, Extractor } from './extractor.ts';
import { WIRE_LIMIT } from './fetch/limits.ts';
import { isWholePdf, sniffFormat } from './fetch/sniff-format.ts';
import { makeManual } from './library/make-manual.ts';
import type { Manual, ManualFailure } from './manual.ts';

/** The most that an attached document may weigh: what is taken from a maker's server. Bytes. */
export const largestAttached = WIRE_LIMIT;

export type AttachedOutcome =
  { readonly kind: 'ready'; readonly manual: Manual } | { readonly kind: 'missing'; readonly reason: ManualFailure };

/** Somebody waits for it, as for any manual; milliseconds. */
const patience = 14_000;
const longestName = 120;

/**
 * Makes a manual of a PDF that came with a question, within the limits of any manual. It is neither kept nor shared.
 * What is wrong with the file is an outcome; only an abort throws.
 */
export async function readAttached(
  bytes: Uint8Array,
  fileName: string,
  { extractor, clock, signal }: { extractor: Extractor; clock: Clock; signal: AbortSignal },
): Promise<AttachedOutcome> {
  if (bytes.length > WIRE_LIMIT) return { kind: 'missing', reason: 'too-large' };
  if (sniffFormat(bytes) !== 'pdf' || !isWholePdf(bytes)) return { kind: 'missing', reason: 'not-a-document' };
  // The extractor may take the bytes away to its reader.
  const sha256 = await sha256Of(bytes);
  const outcome = await extract(bytes, extractor, clock, signal);
  if (outcome.kind === 'failed') return { kind: 'missing', reason: outcome.reason };
  const documentId = `attached-${sha256.slice(0, 16)}`;
  const title = fileName
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, longestName);
  const reference = { documentId, title: title === '' ? null : title, language: null, edition: null };
  const facts = { url: 'attached:', sha256, fetchedAt: clock.now(), validators: { etag: null, lastModified: null } };
  return { kind: 'ready', manual: makeManual(outcome.text, { ...reference, url: facts.url, backupUrl: null }, facts) };
}

/** What an answer from an attached document is about when the question names no product of the catalog. */
export function productOfAttached(manual: Manual): Product {
  return {
    id: 'attached-document',
    name: manual.title ?? 'attached document',
    brand: null,
    category: null,
    description: null,
    aliases: [],
    supportUrl: null,
    manuals: [],
    accessories: [],
  };
}

async function extract(
  bytes: Uint8Array,
  extractor: Extractor,
  clock: Clock,
  signal: AbortSignal,
): Promise<ExtractOutcome> {
  try {
    return await withDeadline(clock, patience, signal, (until) =>
      extractor.extract(bytes, 'pdf', { signal: until, onProgress: () => undefined }),
    );
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof DeadlineError) return { kind: 'failed', reason: 'too-slow', detail: error.message };
    throw error;
  }
}
