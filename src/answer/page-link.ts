import type { Manual, Page } from '../manual/manual.ts';

/**
 * The address that opens a page: a PDF's with `#page=N` (1-based, RFC 8118), an HTML manual's with the heading's
 * anchor. Null for a manual without a public address (`file:`) and for anything that is not http or https.
 */
export function pageLink(manual: Pick<Manual, 'url' | 'format'>, page: Pick<Page, 'number' | 'anchor'>): string | null {
  const url = URL.parse(manual.url);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  url.username = '';
  url.password = '';
  if (manual.format === 'pdf') url.hash = `page=${page.number}`;
  else if (page.anchor !== null) url.hash = encodeURIComponent(page.anchor);
  return url.href;
}
