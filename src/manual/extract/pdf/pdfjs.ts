import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';

/* pdf.js builds matrices for drawing as soon as it is imported; in Node it takes their class from a native canvas
   package. Text needs no drawing, so that an empty class does, and no native code is loaded. */
class Undrawable {
  readonly reason = 'text is read here, nothing is drawn';
}
for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) {
  if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value: Undrawable });
}

const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');

const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** Opens a PDF for reading its text: with the tables for CJK text without embedded ones, without scripts or drawing. */
export function openDocument(data: Uint8Array) {
  return getDocument({
    data,
    cMapUrl: join(folder, 'cmaps') + sep,
    cMapPacked: true,
    standardFontDataUrl: join(folder, 'standard_fonts') + sep,
    wasmUrl: join(folder, 'wasm') + sep,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    verbosity: 0,
  });
}

export type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
export type { TextItem } from 'pdfjs-dist/types/src/display/api.js';
