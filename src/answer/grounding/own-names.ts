import type { Product } from '../../catalog/product.ts';

/** Finds the product's own names, spelled with or without hyphens and spaces; null where it has none with letters. */
export function ownNames(product: Product): RegExp | null {
  const names = [product.name, ...product.aliases, product.brand ?? '', product.id]
    .map((name) => name.match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? [])
    .filter((parts) => parts.some((part) => /\p{L}{2}/u.test(part)))
    .map((parts) => parts.join('[-\\s]*'))
    .sort((a, b) => b.length - a.length);
  return names.length === 0 ? null : new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
}

/** A text without the names of the product, which say nothing about where in its manual to look. */
export function withoutNames(text: string, product: Product): string {
  const names = ownNames(product);
  return names === null ? text : text.replace(names, ' ');
}
