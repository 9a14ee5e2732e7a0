import type { ManualText } from '../../manual.ts';
import { FaultError } from '../fault-error.ts';
import type { OpenedDocument } from '../opened-document.ts';
import { findHazards } from '../../hazards.ts';
import { readOutline } from './outline.ts';
import { pageLines } from './page-lines.ts';
import { openDocument, type PDFDocumentProxy } from './pdfjs.ts';
import { rawPagesSchema, type RawPage } from './raw-page.ts';

/** Opens a PDF. Throws FaultError: `password`, or `not-a-document` for what pdf.js can't make a PDF of. */
export async function openPdf(bytes: Uint8Array): Promise<OpenedDocument> {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (!head.includes('%PDF-')) throw new FaultError('not-a-document', 'the document does not begin as a PDF does');
  const task = openDocument(bytes);
  const document = await task.promise.catch((error: unknown) => {
    throw faultOf(error);
  });
  return {
    pages: document.numPages,
    read: async (first, last) => JSON.stringify(await readPages(document, first, last)),
    finish: (raw) => finish(document, raw),
    close: () => task.destroy(),
  };
}

function faultOf(error: unknown): FaultError {
  // pdf.js doesn't export the class.
  if (error instanceof Error && error.name === 'PasswordException') {
    return new FaultError('password', 'the PDF asks for a password');
  }
  const detail = error instanceof Error ? error.message : String(error);
  return new FaultError('not-a-document', `the PDF cannot be opened: ${detail.slice(0, 200)}`);
}

async function readPages(document: PDFDocumentProxy, first: number, last: number): Promise<RawPage[]> {
  const pages: RawPage[] = [];
  for (let number = first; number <= last; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push({ number, lines: pageLines(items.filter((item) => 'str' in item)) });
    page.cleanup();
  }
  return pages;
}

async function finish(document: PDFDocumentProxy, raw: readonly string[]): Promise<ManualText> {
  const labels = await document.getPageLabels().catch(() => null);
  const pages = raw
    .flatMap((part) => rawPagesSchema.parse(JSON.parse(part)))
    .sort((one, other) => one.number - other.number)
    .map(({ number, lines }) => ({
      number,
      label: labels?.[number - 1] ?? String(number),
      headings: [],
      text: lines.map((line) => line.text).join('\n'),
      anchor: null,
    }));
  if (pages.every((page) => page.text === '')) throw new FaultError('empty', 'the PDF has no text');
  return { title: null, format: 'pdf', pages, outline: await readOutline(document), hazards: findHazards(pages) };
}
