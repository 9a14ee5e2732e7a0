import type { Product } from './product.ts';

/** Equal for products that share their main manual: between those it doesn't matter which one is meant. */
export function manualKey(product: Product): string {
  const [manual] = product.manuals;
  return manual === undefined ? `product ${product.id}` : `manual ${manual.documentId}`;
}
