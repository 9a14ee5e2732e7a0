import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { ReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Draft } from '../../src/answer/draft.ts';
import type { PageReference } from '../../src/answer/events.ts';
import type { Catalog } from '../../src/catalog/resolution.ts';

/** The manuals that lie beside the catalog, by document id, with their paths. */
export type LocalManuals = ReadonlyMap<string, string>;

/** Finds the catalog's own PDF files. What isn't in this list can't be read by any address. */
export function findLocalManuals(catalog: Catalog): LocalManuals {
  const found = new Map<string, string>();
  for (const { documentId, url } of catalog.products.flatMap((product) => product.manuals)) {
    const parsed = URL.parse(url);
    if (parsed?.protocol === 'file:' && parsed.host === '' && parsed.pathname.toLowerCase().endsWith('.pdf')) {
      found.set(documentId, fileURLToPath(parsed));
    }
  }
  return found;
}

/** Opens a PDF for sending; null when the file is missing or isn't a PDF. */
export async function openPdf(path: string): Promise<{ readonly bytes: number; readonly stream: ReadStream } | null> {
  try {
    const file = await open(path);
    try {
      const { buffer } = await file.read(Buffer.alloc(5), 0, 5, 0);
      if (buffer.toString('latin1') !== '%PDF-') return null;
    } finally {
      await file.close();
    }
    const { size } = await stat(path);
    return { bytes: size, stream: createReadStream(path) };
  } catch {
    return null;
  }
}

/**
 * The draft as a browser may have it: pages of local manuals get an address on this server, and no path of the machine
 * goes out.
 */
export function withLocalLinks(draft: Draft, manuals: LocalManuals): Draft {
  const address = (documentId: string): string | null =>
    manuals.has(documentId) ? `/manuals/${encodeURIComponent(documentId)}` : null;
  const place = (given: PageReference): PageReference => {
    const local = given.link === null ? address(given.documentId) : null;
    return local === null ? given : { ...given, link: `${local}#page=${given.page}` };
  };
  const { manual, reading } = draft;
  return {
    ...draft,
    manual:
      manual === null || /^https?:/u.test(manual.url) ? manual : { ...manual, url: address(manual.documentId) ?? '' },
    reading: reading === null ? null : { ...reading, place: place(reading.place) },
    blocks: draft.blocks.map((block) => {
      if (block.type === 'citation') return { ...block, place: place(block.place) };
      if (block.type === 'hazard' && block.place !== null) return { ...block, place: place(block.place) };
      return block;
    }),
  };
}
