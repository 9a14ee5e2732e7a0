/** A PDF object's body: text, or a stream with its dictionary's entries. */
export type PdfObject = string | { readonly entries: string; readonly stream: string | Uint8Array };

/** A PDF written by hand: object n is `objects[n - 1]`, object 1 is the catalog. `trailer` holds further entries. */
export function rawPdf(objects: readonly PdfObject[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n', 'latin1')];
  const offsets: number[] = [];
  let length = parts[0]!.length;
  const write = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  for (const [index, object] of objects.entries()) {
    offsets.push(length);
    write(Buffer.from(`${index + 1} 0 obj\n`));
    if (typeof object === 'string') {
      write(Buffer.from(object, 'latin1'));
    } else {
      const bytes =
        typeof object.stream === 'string' ? Buffer.from(object.stream, 'latin1') : Buffer.from(object.stream);
      write(Buffer.from(`<< ${object.entries} /Length ${bytes.length} >>\nstream\n`));
      write(bytes);
      write(Buffer.from('\nendstream'));
    }
    write(Buffer.from('\nendobj\n'));
  }
  const start = length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  write(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`));
  write(Buffer.from(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`));
  return Buffer.concat(parts);
}

export interface RawPdfOptions {
  /** Further entries of the catalog. */
  readonly catalog?: string;
  /** Fonts and pictures, by name, as objects: `{ F1: '<< … >>' }`; text is set in F1, Helvetica by default. */
  readonly fonts?: Readonly<Record<string, string>>;
  readonly images?: Readonly<Record<string, PdfObject>>;
  /** Objects that fonts refer to; the first is object 3. */
  readonly extra?: readonly PdfObject[];
  readonly trailer?: string;
}

/** A PDF with a page (A4) for each of these content streams. */
export function rawPages(contents: readonly (PdfObject | string)[], options: RawPdfOptions = {}): Buffer {
  const { catalog = '', extra = [], fonts = { F1: helvetica }, images = {} } = options;
  const objects: PdfObject[] = ['', '', ...extra];
  const add = (object: PdfObject) => `${objects.push(object)} 0 R`;
  const named = (of: Readonly<Record<string, PdfObject>>) =>
    Object.entries(of)
      .map(([name, object]) => `/${name} ${add(object)}`)
      .join(' ');
  const resources = `<< /Font << ${named(fonts)} >> /XObject << ${named(images)} >> >>`;
  const pages = contents.map((content) => {
    const stream = add(typeof content === 'string' ? { entries: '', stream: content } : content);
    return add(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources ${resources} /Contents ${stream} >>`);
  });
  objects[0] = `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`;
  objects[1] = `<< /Type /Pages /Count ${pages.length} /Kids [${pages.join(' ')}] >>`;
  return rawPdf(objects, options.trailer);
}

export const helvetica = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';

/** Draws a text at a place: points from the lower left corner. */
export function show(text: string, x = 72, y = 720, size = 12): string {
  return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[\\()]/gu, '\\$&')}) Tj ET\n`;
}
