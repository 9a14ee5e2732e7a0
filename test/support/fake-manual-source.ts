import { createHash } from 'node:crypto';
import type { ManualFailure } from '../../src/manual/manual.ts';
import type { FetchOptions, FetchOutcome, ManualSource } from '../../src/manual/source.ts';

/** What an address of the fake does with a request. */
export type FakeAddress = (options: FetchOptions, url: string) => FetchOutcome | Promise<FetchOutcome>;

/** A source whose addresses are functions; addresses that it doesn't know are not found. */
export interface FakeManualSource extends ManualSource {
  /** Every request so far. */
  readonly calls: readonly { readonly url: string; readonly options: FetchOptions }[];
  /** Sets what the address does from now on. */
  set(url: string, address: FakeAddress): void;
}

export function createFakeManualSource(addresses: Readonly<Record<string, FakeAddress>> = {}): FakeManualSource {
  const known = new Map(Object.entries(addresses));
  const calls: { url: string; options: FetchOptions }[] = [];
  return {
    calls,
    set(url, address) {
      known.set(url, address);
    },
    async fetch(url, options) {
      options.signal.throwIfAborted();
      calls.push({ url, options });
      const address = known.get(url) ?? fails('not-found');
      const outcome = await address(options, url);
      options.signal.throwIfAborted();
      return outcome;
    },
  };
}

/** Serves this text with an ETag of its own, and says "unchanged" to who has it already. */
export function serves(text: string, format: 'pdf' | 'html' = 'pdf'): FakeAddress {
  const etag = `"${createHash('sha256').update(text).digest('hex').slice(0, 12)}"`;
  return ({ validators, onProgress }, url) => {
    if (validators?.etag === etag) return { kind: 'unchanged' };
    const bytes = Buffer.from(text);
    onProgress({ step: 'fetching', bytes: bytes.length, total: bytes.length });
    return { kind: 'fetched', bytes, format, url: `${url}?redirected`, validators: { etag, lastModified: null } };
  };
}

/** Serves this text without anything to revalidate it by. */
export function servesBare(text: string): FakeAddress {
  return (_options, url) => ({
    kind: 'fetched',
    bytes: Buffer.from(text),
    format: 'pdf',
    url,
    validators: { etag: null, lastModified: null },
  });
}

export function fails(reason: ManualFailure): FakeAddress {
  return () => ({ kind: 'failed', reason, detail: `the fake says ${reason}` });
}

/** Never answers; ends with its signal only, however long its time-out is over. */
export function hangs(): FakeAddress {
  return ({ signal }) => aborted(signal);
}

/** Rejects with the signal's reason once that is aborted. */
export function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const end = (): void => {
      reject(signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason)));
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

/** An address that waits until it is opened; `inner` then answers. */
export function gated(inner: FakeAddress): { readonly address: FakeAddress; open(): void } {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  return {
    async address(options, url) {
      await Promise.race([promise, aborted(options.signal)]);
      return inner(options, url);
    },
    open() {
      resolve(undefined);
    },
  };
}
