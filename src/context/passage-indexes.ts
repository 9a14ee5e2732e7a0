import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Manual } from '../manual/manual.ts';
import { languageOf } from './languages.ts';
import { createPassageIndexBuilder } from './passage-index-builder.ts';
import type { PassageIndex } from './passage-index.ts';
import { eachPassage } from './passages-of.ts';

/** The indexes of manuals, made when they are first asked for and kept. */
export interface PassageIndexes {
  /**
   * The index of a manual. Made in slices of a few milliseconds, so that the process goes on with its other work; one
   * making serves all that wait for it and goes on while anybody does. Throws the signal's reason when it is aborted.
   */
  indexFor(manual: Manual, signal: AbortSignal): Promise<PassageIndex>;
}

/** After so many milliseconds of work the event loop gets its turn. */
const SLICE_MILLISECONDS = 5;

/** `maxCharacters`: the indexes of the manuals used last are kept, as long as their texts together are no longer. */
export function createPassageIndexes({ maxCharacters }: { readonly maxCharacters: number }): PassageIndexes {
  const kept = new LRUCache<string, PassageIndex>({ maxSize: maxCharacters });
  const making = new Map<string, { promise: Promise<PassageIndex>; waiting: number; abort: AbortController }>();

  const begin = (key: string, manual: Manual) => {
    const abort = new AbortController();
    const promise = makeIndex(manual, abort.signal)
      .then((index) => {
        kept.set(key, index, { size: Math.max(1, manual.characters) });
        return index;
      })
      .finally(() => {
        if (making.get(key)?.abort === abort) making.delete(key);
      });
    const entry = { promise, waiting: 0, abort };
    making.set(key, entry);
    return entry;
  };

  return {
    async indexFor(manual, signal) {
      signal.throwIfAborted();
      const key = `${manual.documentId} ${manual.sha256}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const entry = making.get(key) ?? begin(key, manual);
      entry.waiting += 1;
      try {
        return await untilAborted(entry.promise, signal);
      } finally {
        entry.waiting -= 1;
        if (entry.waiting === 0) {
          entry.abort.abort();
          if (making.get(key) === entry) making.delete(key);
        }
      }
    },
  };
}

/** Settles as the promise does, or rejects with the signal's reason as soon as it is aborted. */
async function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const aborted = Promise.withResolvers<never>();
  const onAbort = (): void => {
    aborted.reject(signal.reason);
  };
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([promise, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

async function makeIndex(manual: Manual, signal: AbortSignal): Promise<PassageIndex> {
  const builder = createPassageIndexBuilder(languageOf(manual.language));
  let sliceStart = performance.now();
  for (const passage of eachPassage(manual)) {
    builder.add(passage);
    if (performance.now() - sliceStart < SLICE_MILLISECONDS) continue;
    await setImmediate();
    signal.throwIfAborted();
    sliceStart = performance.now();
  }
  // What is made of all passages at once takes a turn of its own.
  await setImmediate();
  signal.throwIfAborted();
  return builder.index();
}
