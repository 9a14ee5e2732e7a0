import { webcrypto } from 'node:crypto';
import * as z from 'zod';
import type { Manual, Page } from '../manual.ts';

/** A manual as the stores hold it: a text that anybody can read, and JSON with everything else. */
export interface ManualRecord {
  /** The texts of all pages, joined by form feeds; UTF-8. */
  readonly text: Buffer;
  readonly meta: string;
}

const pageSeparator = '\f';
const count = z.int().nonnegative();
const nullableText = z.string().nullable();

/**
 * Raise it when the record's form changes, and when extraction makes something else of the same bytes: the server would
 * go on saying "unchanged", so a text of another version is fetched and read anew.
 */
const recordVersion = 4;

/** What stands beside the text. */
const metaSchema = z.object({
  version: z.literal(recordVersion),
  documentId: z.string().min(1),
  url: z.string().min(1),
  title: nullableText,
  format: z.enum(['pdf', 'html']),
  edition: nullableText,
  date: nullableText,
  language: nullableText,
  etag: nullableText,
  lastModified: nullableText,
  /** Milliseconds since the epoch. */
  fetchedAt: z.number().nonnegative(),
  /** Of the document's bytes. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  /** Of the text as it is stored: text and meta of two different writes don't fit. */
  textSha256: z.string().regex(/^[0-9a-f]{64}$/u),
  characters: count,
  pageCount: z.int().positive(),
  pages: z.array(z.object({ number: count, label: z.string(), headings: z.array(z.string()), anchor: nullableText })),
  outline: z.array(z.object({ title: z.string(), page: count, depth: count })),
  hazards: z.array(z.object({ page: count, kind: z.enum(['warning', 'caution', 'data-loss']), text: z.string() })),
});

/**
 * Makes the record of a manual. A form feed or half a surrogate pair inside a page would not come back as it was, so
 * both are replaced, one character by one.
 */
export async function toRecord(manual: Manual): Promise<ManualRecord> {
  const text = Buffer.from(manual.pages.map((page) => storableText(page.text)).join(pageSeparator));
  const meta: z.infer<typeof metaSchema> = {
    version: recordVersion,
    documentId: manual.documentId,
    url: manual.url,
    title: manual.title,
    format: manual.format,
    edition: manual.edition,
    date: manual.date ?? null,
    language: manual.language,
    etag: manual.etag,
    lastModified: manual.lastModified,
    fetchedAt: manual.fetchedAt,
    sha256: manual.sha256,
    textSha256: await sha256Of(text),
    characters: manual.characters,
    pageCount: manual.pages.length,
    pages: manual.pages.map(({ number, label, headings, anchor }) => ({
      number,
      label,
      headings: [...headings],
      anchor,
    })),
    outline: [...manual.outline],
    hazards: [...manual.hazards],
  };
  return { text, meta: JSON.stringify(meta) };
}

/** Reads a record; null when it is another document's, an older version's, somebody else's, or torn. */
export async function fromRecord(documentId: string, record: ManualRecord): Promise<Manual | null> {
  const meta = metaSchema.safeParse(parseJson(record.meta)).data;
  if (meta?.documentId !== documentId) return null;
  const texts = record.text.toString().split(pageSeparator);
  if (texts.length !== meta.pageCount || meta.pages.length !== meta.pageCount) return null;
  if ((await sha256Of(record.text)) !== meta.textSha256) return null;
  return {
    documentId,
    url: meta.url,
    title: meta.title,
    format: meta.format,
    edition: meta.edition,
    date: meta.date,
    language: meta.language,
    etag: meta.etag,
    lastModified: meta.lastModified,
    fetchedAt: meta.fetchedAt,
    sha256: meta.sha256,
    characters: meta.characters,
    pages: meta.pages.map((page, index): Page => ({ ...page, text: texts[index] ?? '' })),
    outline: meta.outline,
    hazards: meta.hazards,
  };
}

/** A page's text as it comes back from every store: without form feeds and halves of surrogate pairs, equally long. */
export function storableText(text: string): string {
  return text.replaceAll(pageSeparator, '\n').toWellFormed();
}

/** Hex. Computed away from the main thread. */
export async function sha256Of(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
