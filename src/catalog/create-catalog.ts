import type { Choice } from './choose.ts';
import { idKey } from './id-key.ts';
import { indexNames } from './name-index.ts';
import { nearest } from './nearest.ts';
import { createNameSearch } from './name-search.ts';
import type { Product } from './product.ts';
import type { Catalog, Resolution } from './resolution.ts';
import { resolve } from './resolve.ts';
import { splitHint } from './split-hint.ts';
import type { Setting } from './telling.ts';
import { tokenise } from './tokens.ts';

/** Longer texts are looked at so far: a product is named early. */
const MOST_CHARACTERS = 4000;
const MOST_TOKENS: Record<Setting, number> = { hint: 40, free: 300 };
const MOST_NEAREST = 5;

/** Makes a catalog of products: builds its indexes once (50,000 products take about a second). */
export function createCatalog(products: readonly Product[]): Catalog {
  const byId = new Map(products.map((product) => [product.id, product]));
  const named = new Map(products.map((product) => [idKey(product.id), product]));
  const index = indexNames(products);
  const search = createNameSearch(products);
  const resolveAs = (text: string, setting: Setting): Resolution => {
    const tokens = tokenise(text.slice(0, MOST_CHARACTERS), MOST_TOKENS[setting]);
    const found = resolutionOf(resolve(tokens, index, setting));
    return found ?? { kind: 'unknown', nearest: nearest(tokens, index, MOST_NEAREST) };
  };
  return {
    products,
    byId: (id) => byId.get(id),
    resolveHint: (hint) => {
      const product = named.get(idKey(hint.trim()));
      return product === undefined ? resolveAs(hint, 'hint') : { kind: 'exact', product };
    },
    resolveText: (text) => resolveAs(text, 'free'),
    splitHint: (text) => splitHint(text, index, (word) => named.has(idKey(word))),
    search: (text, limit) => {
      const found = search(text, limit);
      return found.length > 0 ? found : nearest(tokenise(text.slice(0, 200), MOST_TOKENS.hint), index, limit);
    },
  };
}

function resolutionOf(choice: Choice): Resolution | null {
  const [product, ...others] = choice.products;
  if (product === undefined) return null;
  if (others.length > 0) return { kind: 'ambiguous', candidates: choice.products };
  return { kind: choice.isExact ? 'exact' : 'likely', product };
}
