import { readFile } from 'node:fs/promises';
import { PDFParse } from 'pdf-parse';

/** The text of each page as pdf-parse gives it by itself, and how long it took; milliseconds. */
export async function pdfParse(
  file: string,
): Promise<{ readonly pages: readonly string[]; readonly milliseconds: number }> {
  const data = new Uint8Array(await readFile(file));
  const start = performance.now();
  const parser = new PDFParse({ data });
  try {
    const { pages } = await parser.getText();
    return { pages: pages.map(({ text }) => text), milliseconds: performance.now() - start };
  } finally {
    await parser.destroy();
  }
}
