import type { Manual, OutlineEntry } from '../../src/manual/manual.ts';

/** A manual of these pages' texts; numbers and labels count from 1. */
export function manualOf(
  texts: readonly string[],
  { outline = [], ...rest }: Partial<Omit<Manual, 'outline'>> & { outline?: readonly OutlineEntry[] } = {},
): Manual {
  const pages = texts.map((text, index) => ({
    number: index + 1,
    label: String(index + 1),
    headings: [],
    text,
    anchor: null,
  }));
  return {
    documentId: 'rm-5',
    title: 'RM-5 Owner’s Manual',
    format: 'pdf',
    pages,
    outline,
    hazards: [],
    url: 'https://example.com/rm-5.pdf',
    edition: null,
    language: 'en',
    sha256: 'a'.repeat(64),
    fetchedAt: 0,
    etag: null,
    lastModified: null,
    characters: texts.reduce((sum, text) => sum + text.length, 0),
    ...rest,
  };
}
