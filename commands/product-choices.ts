import type { Catalog } from '../src/catalog/resolution.ts';
import type { Choice } from './card.ts';

/** As many as a menu holds on every platform. */
const mostChoices = 25;

/** Products that fit the typed word, best first, as choices of a menu. */
export function productChoices(catalog: Catalog, word: string): readonly Choice[] {
  return catalog.search(word, mostChoices).map(({ id, name }) => ({ productId: id, label: name }));
}
