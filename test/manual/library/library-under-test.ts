import type { ManualReference } from '../../../src/catalog/product.ts';
import { createMemoryTextCache } from '../../../src/manual/cache/memory-text-cache.ts';
import { createManualLibrary } from '../../../src/manual/library/create-manual-library.ts';
import type { ManualLibraryOptions, RunningManualLibrary } from '../../../src/manual/library/create-manual-library.ts';
import type { LoadOptions } from '../../../src/manual/library.ts';
import type { Manual, ManualOutcome } from '../../../src/manual/manual.ts';
import type { TextCache } from '../../../src/manual/text-cache.ts';
import { createFakeExtractor } from '../../support/fake-extractor.ts';
import type { FakeExtractor } from '../../support/fake-extractor.ts';
import { createFakeManualSource } from '../../support/fake-manual-source.ts';
import type { FakeManualSource } from '../../support/fake-manual-source.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import type { ManualClock } from '../../support/manual-clock.ts';
import { run, until } from '../../support/until.ts';

export const never = new AbortController().signal;
export const url = 'https://maker.example/td-17.pdf';
export const backupUrl = 'https://archive.example/td-17.pdf';
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export const reference: ManualReference = {
  documentId: 'td-17',
  title: "Owner's Manual",
  language: 'en',
  edition: '2.0',
  url,
  backupUrl: null,
};

/** A library over fakes and a clock that is moved by hand. */
export interface LibraryUnderTest {
  readonly library: RunningManualLibrary;
  readonly source: FakeManualSource;
  readonly extractor: FakeExtractor;
  readonly cache: TextCache;
  readonly clock: ManualClock;
  /** What the observer was told: `memory miss`, `failure scan` and so on. */
  readonly events: string[];
  /** Loads while the clock runs; gives the outcome and the time that it took. */
  readonly load: (
    which?: ManualReference,
    options?: Partial<LoadOptions>,
  ) => Promise<{ value: ManualOutcome; elapsed: number }>;
  /** Resolves when the cache holds the text. */
  readonly untilKept: (which?: ManualReference) => Promise<void>;
}

export function libraryUnderTest(
  options: Partial<ManualLibraryOptions> & { clock?: ManualClock } = {},
): LibraryUnderTest {
  const clock = options.clock ?? createManualClock();
  const source = createFakeManualSource();
  const extractor = createFakeExtractor();
  const cache = options.cache ?? createMemoryTextCache(clock);
  const events: string[] = [];
  const library = createManualLibrary({
    source,
    extractor,
    cache,
    onLoad: {
      tier: (tier, result) => events.push(`${tier} ${result}`),
      failure: (reason) => events.push(`failure ${reason}`),
      cacheFailure: (operation, detail) => events.push(`cache ${operation}: ${detail}`),
    },
    ...options,
    clock,
  });
  return {
    library,
    source,
    extractor,
    cache,
    clock,
    events,
    untilKept: (which = reference) => until(async () => (await cache.read(which.documentId, never)) !== null),
    load: (which = reference, more = {}) => run(clock, library.load(which, { signal: never, ...more })),
  };
}

/** The manual of an outcome that must have one. */
export function manualOf(outcome: ManualOutcome): Manual {
  if (outcome.kind !== 'ready') throw new Error(`there is no manual: ${outcome.reason}`);
  return outcome.manual;
}

/** The page texts of an outcome, or the reason why there are none. */
export function textOf(outcome: ManualOutcome): string {
  return outcome.kind === 'ready' ? outcome.manual.pages.map((page) => page.text).join('|') : `!${outcome.reason}`;
}
