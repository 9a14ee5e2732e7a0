import { writeMarker } from '../../answer/markers.ts';
import type { Context } from '../../context/context.ts';
import type { Manual, Page } from '../../manual/manual.ts';
import { quoteText } from './quote.ts';
import type { Section } from './sections.ts';

/** A section's own heading and the one above it, or its page. */
export function headingOf({ headings, page }: Section): string {
  const named = headings
    .slice(-2)
    .map(quoteText)
    .filter((heading) => heading !== '');
  return named.length === 0 ? `Page ${page.label}` : named.join(' › ');
}

/** The marker of a page; with the manual's title where there are several. */
export function citationOf({ title, documentId }: Manual, { number }: Page, { manuals }: Context): string {
  const several = manuals.some((manual) => manual.documentId !== documentId);
  return writeMarker({ type: 'citation', title: several ? title : null, pages: [number] });
}
