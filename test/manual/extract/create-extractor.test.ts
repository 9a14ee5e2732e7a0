import PDFDocument from 'pdfkit';
import { afterAll, describe, expect, test } from 'vitest';
import { createExtractor } from '../../../src/manual/extract/create-extractor.ts';

const extractor = createExtractor({ processes: 2 });
afterAll(() => extractor.close());

const options = { signal: new AbortController().signal, onProgress: () => undefined };

async function pdfOf(pages: readonly string[]): Promise<Uint8Array> {
  const pdf = new PDFDocument({ autoFirstPage: false });
  for (const text of pages) pdf.addPage().fontSize(12).text(text);
  pdf.end();
  const chunks: Buffer[] = [];
  for await (const chunk of pdf) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe('the extractor', () => {
  test('gives the pages of a PDF in order', async () => {
    const outcome = await extractor.extract(
      await pdfOf(['Hold the POWER button.', 'Press MENU twice.']),
      'pdf',
      options,
    );
    expect(outcome).toMatchObject({
      kind: 'extracted',
      text: {
        pages: [
          { number: 1, label: '1', text: 'Hold the POWER button.', anchor: null },
          { number: 2, label: '2', text: 'Press MENU twice.', anchor: null },
        ],
      },
    });
  });

  test('shares a large PDF out over its processes and keeps the order', async () => {
    const pages = Array.from({ length: 120 }, (_, index) => `This is page number ${index + 1}.`);
    const seen: number[] = [];
    const outcome = await extractor.extract(await pdfOf(pages), 'pdf', {
      ...options,
      onProgress: (progress) => {
        if (progress.step === 'extracting') seen.push(progress.pages);
      },
    });
    expect(outcome.kind === 'extracted' && outcome.text.pages.map((page) => page.text)).toEqual(pages);
    expect(seen.at(-1)).toBe(120);
  });

  test('gives the sections of an HTML manual with their anchors', async () => {
    const html = '<main><h1>RM-5</h1><p>A box.</p><h2 id="bt">Bluetooth</h2><p>Hold <b>PAIR</b>.</p></main>';
    const outcome = await extractor.extract(Buffer.from(html), 'html', options);
    expect(outcome).toMatchObject({
      kind: 'extracted',
      text: {
        title: 'RM-5',
        pages: [
          { label: 'RM-5', text: 'RM-5\n\nA box.' },
          { label: 'Bluetooth', anchor: 'bt', text: 'Bluetooth\n\nHold PAIR.' },
        ],
      },
    });
  });
});
