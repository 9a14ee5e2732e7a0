import PDFDocument from 'pdfkit';
import { rawPages, show, type PdfObject } from './raw-pdf.ts';

/** A PDF of real pages, drawn by `draw`; as pdfkit sets it, with its options (passwords, for one). */
export async function drawnPdf(
  draw: (pdf: PDFKit.PDFDocument) => void,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Uint8Array> {
  const pdf = new PDFDocument({ ...options, autoFirstPage: false });
  draw(pdf);
  pdf.end();
  const chunks: Buffer[] = [];
  for await (const chunk of pdf) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A PDF with a page for each text. */
export function pagesPdf(texts: readonly string[], options: PDFKit.PDFDocumentOptions = {}): Promise<Uint8Array> {
  return drawnPdf((pdf) => {
    for (const text of texts) pdf.addPage().fontSize(12).text(text);
  }, options);
}

/** Japanese text in a font that is not embedded, in Shift JIS: its CMap and its letters are known to the reader alone. */
export function japanesePdf(shiftJis: Uint8Array): Buffer {
  const hex = Buffer.from(shiftJis).toString('hex');
  const fonts = {
    F1: '<< /Type /Font /Subtype /Type0 /BaseFont /Ryumin-Light /Encoding /90ms-RKSJ-H /DescendantFonts [3 0 R] >>',
  };
  const descendant =
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Ryumin-Light /DW 1000 /FontDescriptor 4 0 R ' +
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> >>';
  const descriptor =
    '<< /Type /FontDescriptor /FontName /Ryumin-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 ' +
    '/Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>';
  return rawPages([`BT /F1 12 Tf 72 720 Td <${hex}> Tj ET`], { fonts, extra: [descendant, descriptor] });
}

/** Lines of text in any script, drawn from left to right as a printer would: Hebrew comes in mirrored. */
export function visualPdf(lines: readonly string[]): Buffer {
  const codes = (text: string) =>
    Array.from(text, (letter) => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('');
  const content = lines
    .map((line, index) => `BT /F1 12 Tf 72 ${720 - 16 * index} Td <${codes(line)}> Tj ET\n`)
    .join('');
  const unicode: PdfObject = {
    entries: '',
    stream:
      '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n' +
      '1 begincodespacerange <0000> <FFFF> endcodespacerange\n' +
      '2 beginbfrange <0020> <00FF> <0020> <0590> <05FF> <0590> endbfrange endcmap end end',
  };
  const descendant =
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Arial /DW 500 /FontDescriptor 5 0 R /CIDToGIDMap /Identity ' +
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>';
  const descriptor =
    '<< /Type /FontDescriptor /FontName /Arial /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 ' +
    '/Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>';
  const fonts = {
    F1: '<< /Type /Font /Subtype /Type0 /BaseFont /Arial /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 3 0 R >>',
  };
  return rawPages([content], { fonts, extra: [unicode, descendant, descriptor] });
}

/** Two columns of prose; `across` draws them line by line over both columns rather than one after the other. */
export function columnsPdf(left: readonly string[], right: readonly string[], across: boolean): Buffer {
  const at = (lines: readonly string[], x: number) => lines.map((line, index) => show(line, x, 700 - 14 * index, 10));
  const [one, other] = [at(left, 60), at(right, 320)];
  const columns = across ? one.flatMap((line, index) => [line, other[index] ?? '']) : [...one, ...other];
  return rawPages([[show('Title over both of the columns of this page', 60, 760, 18), ...columns].join('')]);
}
