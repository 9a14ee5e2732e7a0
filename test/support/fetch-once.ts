import type { ManualProgress } from '../../src/manual/manual.ts';
import type { FetchOptions, FetchOutcome, ManualSource } from '../../src/manual/source.ts';

/** Fetches with options that most tests share: five seconds, nothing had before, nobody watching. */
export function fetchOnce(
  source: ManualSource,
  url: string,
  options: Partial<FetchOptions> = {},
): Promise<FetchOutcome> {
  const signal = new AbortController().signal;
  return source.fetch(url, { signal, timeout: 5_000, validators: null, onProgress: () => undefined, ...options });
}

/** The outcome in a word: `pdf`, `html`, `unchanged`, or why it failed. */
export async function resultOf(outcome: Promise<FetchOutcome>): Promise<string> {
  const found = await outcome;
  if (found.kind === 'fetched') return found.format;
  return found.kind === 'failed' ? found.reason : found.kind;
}

/** What a fetch brought, for tests that need it to have brought something. */
export async function fetched(outcome: Promise<FetchOutcome>): Promise<FetchOutcome & { kind: 'fetched' }> {
  const found = await outcome;
  if (found.kind !== 'fetched') throw new Error(`nothing was fetched: ${JSON.stringify(found)}`);
  return found;
}

/** Collects what is told on the way. */
export function watcher(): {
  readonly seen: ManualProgress[];
  readonly onProgress: (progress: ManualProgress) => void;
} {
  const seen: ManualProgress[] = [];
  return { seen, onProgress: (progress) => void seen.push(progress) };
}
