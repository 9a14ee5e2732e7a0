import { z } from 'zod';
import type { PDFDocumentProxy } from './pdfjs.ts';

const infoSchema = z.object({ CreationDate: z.string().catch(''), ModDate: z.string().catch('') });
/** ISO 32000-2, 7.9.4: `D:20251114093000+01'00'`, from the year on all of it may be left out. */
const pdfDate = /^\s*(?:D:)?(\d{4})(?:(\d{2})(\d{2})?)?/u;

/**
 * When the document says it was made, else changed: `2025-11-14`, `2025-11` or `2025`; null when it doesn't say. Tools
 * that only copy a document change the second date and leave the first one.
 */
export async function documentDate(document: Pick<PDFDocumentProxy, 'getMetadata'>): Promise<string | null> {
  const metadata = await document.getMetadata().catch(() => null);
  const info = infoSchema.safeParse(metadata?.info);
  return info.success ? (readDate(info.data.CreationDate) ?? readDate(info.data.ModDate)) : null;
}

function readDate(written: string): string | null {
  const [, year, month, day] = pdfDate.exec(written) ?? [];
  if (year === undefined) return null;
  const parts = month === undefined ? [year] : day === undefined ? [year, month] : [year, month, day];
  const date = parts.join('-');
  return Number.isNaN(Date.parse(date)) ? null : date;
}
