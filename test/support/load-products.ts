import { loadCatalog } from '../../src/catalog/load-catalog.ts';
import { catalogFolder } from './catalog-folder.ts';

/** Loads a catalog of one file with these products. */
export async function loadProducts(...products: readonly unknown[]) {
  return loadCatalog(await catalogFolder(new Map([['brand.json', { products }]])));
}
