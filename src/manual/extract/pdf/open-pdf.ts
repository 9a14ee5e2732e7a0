import { FaultError } from '../fault-error.ts';
import type { OpenedDocument } from '../opened-document.ts';
import { limits } from '../limits.ts';
import { finishPdf } from './finish-pdf.ts';
import { pageLines } from './page-lines.ts';
import { openDocument, type PDFDocumentProxy } from './pdfjs.ts';
import { rawPagesSchema, type RawPage } from './raw-page.ts';
import { countPictures } from './scan.ts';

/** Opens a PDF. Throws FaultError: `password`, or `not-a-document` for what pdf.js can't make a PDF of. */
export async function openPdf(bytes: Uint8Array): Promise<OpenedDocument> {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (!head.includes('%PDF-')) throw new FaultError('not-a-document', 'the document does not begin as a PDF does');
  const pictures = countPictures(bytes);
  const task = openDocument(bytes);
  const document = await task.promise.catch((error: unknown) => {
    throw faultOf(error);
  });
  return {
    pages: document.numPages,
    read: async (first, last) => `[${(await readPages(document, first, last)).join()}]`,
    finish: (raw) =>
      finishPdf(
        document,
        raw.flatMap((part) => rawPagesSchema.parse(JSON.parse(part))),
        pictures,
      ),
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

/** The raw pages as JSON. */
async function readPages(document: PDFDocumentProxy, first: number, last: number): Promise<string[]> {
  const pages: string[] = [];
  for (let number = first; number <= last; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const raw: RawPage = { number, lines: pageLines(items.filter((item) => 'str' in item)) };
    const json = JSON.stringify(raw);
    if (json.length > limits.rawPage) throw new FaultError('too-large', `page ${number} has too much text`);
    pages.push(json);
    page.cleanup();
  }
  return pages;
}
