import type { Product } from '../catalog/product.ts';
import type { Manual } from '../manual/manual.ts';

/** A title longer than this is a sentence that the document's author left in its properties. */
const LONGEST = 120;

/** What people and the model call a manual: the catalog's title, else the document's own, else its product's manual. */
export function manualName(
  manual: Pick<Manual, 'documentId' | 'title'>,
  product: Pick<Product, 'name' | 'manuals'>,
): string {
  const listed = product.manuals.find((reference) => reference.documentId === manual.documentId)?.title;
  const title = (listed ?? manual.title ?? '').replace(/\s+/gu, ' ').trim();
  return title === '' || title.length > LONGEST ? `${product.name} manual` : title;
}
