import { HscError } from '../errors.ts';
import { buildProducts } from './build-products.ts';
import type { CatalogFault } from './catalog-fault.ts';
import { createCatalog } from './create-catalog.ts';
import { readCatalogFiles } from './read-catalog-files.ts';
import { readEntries } from './read-entries.ts';
import type { Catalog } from './resolution.ts';

const MOST_MILLISECONDS = 60_000;

/**
 * Loads a catalog from a JSON file or a folder of them, in our own format or that of the brand files
 * (docs/catalog.md). What can't be used is left out and returned as a fault. Takes at most a minute.
 * @throws HscError `catalog-unreadable` when the path can't be read or holds no product; the signal's reason
 */
export async function loadCatalog(
  path: string,
  signal?: AbortSignal,
): Promise<{ catalog: Catalog; faults: readonly CatalogFault[] }> {
  const deadline = AbortSignal.timeout(MOST_MILLISECONDS);
  const either = signal === undefined ? deadline : AbortSignal.any([signal, deadline]);
  const files = await readCatalogFiles(path, either);
  const read = readEntries(files.sources);
  const built = buildProducts(read.entries);
  const faults = [...files.faults, ...read.faults, ...built.faults];
  if (built.products.length === 0) throw noProducts(path, faults);
  return { catalog: createCatalog(built.products), faults };
}

function noProducts(path: string, faults: readonly CatalogFault[]): HscError {
  const [first] = faults;
  const why = first === undefined ? 'It has no JSON file with products.' : `${placeOf(first)}: ${first.reason}.`;
  return new HscError(
    'catalog-unreadable',
    `The catalog at "${path}" holds no product that can be used. ${why} See docs/catalog.md for the format.`,
  );
}

function placeOf({ file, id }: CatalogFault): string {
  return id === null ? file : `${file}, product "${id}"`;
}
