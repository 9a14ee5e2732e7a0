import { createExtractor } from '../src/manual/extract/create-extractor.ts';
import type { Manual } from '../src/manual/manual.ts';
import { createManualLoader } from './load-manual.ts';

/** Does something with each item and the manual that it is about, one after the other; one manual is read at a time. */
export async function withManuals<Item extends { readonly manual: string }, Result>(
  folder: string,
  cacheFolder: string,
  items: readonly Item[],
  work: (item: Item, manual: Manual) => Promise<Result>,
): Promise<readonly Result[]> {
  const extractor = createExtractor({ timeout: 300_000 });
  try {
    const loader = await createManualLoader({ folder, cacheFolder, extractor });
    const results: Result[] = [];
    for (const [id, ofManual] of Map.groupBy(items, ({ manual }) => manual)) {
      const manual = await loader.load(id);
      for (const item of ofManual) results.push(await work(item, manual));
    }
    return results;
  } finally {
    await extractor.close();
  }
}
