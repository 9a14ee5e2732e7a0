import { z } from 'zod';
import type { OutlineEntry } from '../../manual.ts';
import { limits } from '../limits.ts';
import type { PDFDocumentProxy } from './pdfjs.ts';

type OutlineNode = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number];

const referenceSchema = z.object({ num: z.int(), gen: z.int() });

/** The document's own outline, in order, with the pages that its entries lead to; those that lead nowhere are left out. */
export async function readOutline(document: PDFDocumentProxy): Promise<OutlineEntry[]> {
  const entries: OutlineEntry[] = [];
  const pending: { node: OutlineNode; depth: number }[] = [];
  const push = (nodes: readonly OutlineNode[], depth: number) => {
    for (const node of nodes.toReversed()) pending.push({ node, depth });
  };
  // pdf.js types say otherwise, but a document without an outline gives null.
  push((await document.getOutline().catch(() => null)) ?? [], 0);
  for (let next = pending.pop(); next !== undefined && entries.length < limits.outlineEntries; next = pending.pop()) {
    const { node, depth } = next;
    const title = node.title.normalize('NFKC').replace(/\s+/gu, ' ').trim().slice(0, limits.headingLength);
    const page = await pageOf(document, node.dest);
    if (title !== '' && page !== null) entries.push({ title, page, depth });
    push(node.items, depth + 1);
  }
  return entries;
}

/** The page that a destination leads to, 1-based: by name, by reference or by index (PDF 32000-1, 12.3.2). */
async function pageOf(document: PDFDocumentProxy, destination: OutlineNode['dest']): Promise<number | null> {
  try {
    const explicit: unknown =
      typeof destination === 'string' ? await document.getDestination(destination) : destination;
    const target: unknown = Array.isArray(explicit) ? explicit[0] : null;
    const reference = referenceSchema.safeParse(target);
    const index = reference.success ? await document.getPageIndex(reference.data) : target;
    return typeof index === 'number' && index >= 0 && index < document.numPages ? index + 1 : null;
  } catch {
    return null;
  }
}
