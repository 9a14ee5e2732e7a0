import { createHash } from 'node:crypto';
import type { Manual, Page } from '../../src/manual/manual.ts';

/** A manual of these pages' texts, with something in every field. */
export function makeManual(texts: readonly string[], fields: Partial<Manual> = {}): Manual {
  const pages = texts.map((text, index): Page => ({
    number: index + 1,
    label: `A-${index + 1}`,
    headings: ['Setup'],
    text,
    anchor: null,
  }));
  return {
    documentId: 'td-17',
    url: 'https://maker.example/td-17.pdf',
    title: "Owner's Manual",
    format: 'pdf',
    edition: '2.0',
    date: '2024-05-06',
    language: 'en',
    sha256: createHash('sha256').update(texts.join()).digest('hex'),
    fetchedAt: Date.UTC(2026, 10, 2, 9),
    etag: '"v1"',
    lastModified: 'Mon, 02 Nov 2026 08:00:00 GMT',
    characters: texts.reduce((sum, text) => sum + text.length, 0),
    pages,
    outline: [{ title: 'Setup', page: 1, depth: 0 }],
    hazards: [{ page: 1, kind: 'caution', text: 'Do not open the case.' }],
    ...fields,
  };
}
