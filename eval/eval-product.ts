import type { Product } from '../src/catalog/product.ts';

/** A product that only its manual is known of. */
export function evalProduct(manual: string): Product {
  const none = { brand: null, category: null, description: null, supportUrl: null };
  return { ...none, id: manual, name: manual, aliases: [], manuals: [], accessories: [] };
}
