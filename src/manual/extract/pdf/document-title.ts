import { z } from 'zod';
import { limits } from '../limits.ts';
import { cleanText } from '../text/clean-text.ts';
import type { PDFDocumentProxy } from './pdfjs.ts';
import type { RawPage } from './raw-page.ts';

const infoSchema = z.object({ Title: z.string() });
/** What programs write when nobody gave a title. */
const notTitle =
  /^(?:untitled|document\d*|title|microsoft word\b.*|.*\.(?:docx?|indd|pdf|qxd|tex|dvi|odt|fm|book|ai|xlsx?)|[\d\s._-]*)$/iu;

/** The document's title: as it declares it, else the largest lines of its first page, else null. */
export async function documentTitle(document: PDFDocumentProxy, pages: readonly RawPage[]): Promise<string | null> {
  const metadata = await document.getMetadata().catch(() => null);
  const info = infoSchema.safeParse(metadata?.info);
  const declared = info.success ? oneLine(cleanText(info.data.Title)) : '';
  if (!notTitle.test(declared)) return declared;
  const lines = (pages[0]?.lines ?? []).filter(({ text }) => /\p{L}{2}/u.test(text));
  const largest = Math.max(0, ...lines.map(({ size }) => size));
  const smallest = Math.min(Infinity, ...lines.map(({ size }) => size));
  if (largest <= smallest) return null;
  const found = oneLine(
    lines
      .filter(({ size }) => size === largest)
      .slice(0, 3)
      .map(({ text }) => text)
      .join(' '),
  );
  return found === '' ? null : found;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim().slice(0, limits.titleLength);
}
