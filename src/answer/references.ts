import type { Product } from '../catalog/product.ts';
import type { Manual } from '../manual/manual.ts';
import type { ManualSummary, PageReference } from './events.ts';
import { manualName } from './manual-name.ts';
import { pageLink } from './page-link.ts';

/** A place in a manual as an answer shows it. `page` is 1-based; a page that the manual doesn't have keeps its number. */
export function pageReference(manual: Manual, page: number): PageReference {
  const found = manual.pages.find((candidate) => candidate.number === page);
  return {
    documentId: manual.documentId,
    page,
    label: found?.label ?? String(page),
    link: pageLink(manual, found ?? { number: page, anchor: null }),
    ...(manual.format === 'html' ? { section: true } : {}),
  };
}

/** A manual as an answer shows it, named as the catalog does. */
export function summariseManual(manual: Manual, product: Product): ManualSummary {
  return {
    documentId: manual.documentId,
    title: manualName(manual, product),
    edition: manual.edition,
    date: manual.date ?? null,
    url: manual.url,
    format: manual.format,
    pages: manual.pages.length,
  };
}
