import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { rawPages, rawPdf, show } from './raw-pdf.ts';

/** Some 2 KB that unpack to `megabytes` MB of page content, packed twice. */
export function bombPdf(megabytes: number): Buffer {
  // One packed block that stands by itself, repeated: what packing all of it would give, without having it.
  const block = deflateRawSync(Buffer.alloc(1024 * 1024, ' '), { finishFlush: constants.Z_FULL_FLUSH });
  const blocks = Array.from({ length: megabytes }, () => block);
  const once = Buffer.concat([Buffer.from([0x78, 0x9c]), ...blocks, Buffer.from([3, 0, 0, 0, 0, 0])]);
  return rawPages([{ entries: '/Filter [/FlateDecode /FlateDecode]', stream: deflateSync(once, { level: 9 }) }]);
}

export function manyPagesPdf(count: number): Buffer {
  return rawPages(Array.from({ length: count }, (_, index) => show(`This is page ${index + 1} of the manual.`)));
}

/** A page tree whose branch is its own child. */
export function cyclicPdf(): Buffer {
  return rawPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 3 /Kids [3 0 R] >>',
    '<< /Type /Pages /Count 3 /Parent 2 0 R /Kids [2 0 R 3 0 R] >>',
  ]);
}

/** A page tree of `depth` branches, one inside the other, with one page at its end. */
export function deepTreePdf(depth: number): Buffer {
  const branches = Array.from(
    { length: depth },
    (_, index) => `<< /Type /Pages /Count 1 /Parent ${index + 1} 0 R /Kids [${index + 3} 0 R] >>`,
  );
  const page = `<< /Type /Page /Parent ${depth + 1} 0 R /MediaBox [0 0 595 842] >>`;
  return rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', ...branches, page]);
}

/** A page whose content is `depth` arrays, one inside the other. */
export function deepArrayPdf(depth: number): Buffer {
  return rawPages([`${'['.repeat(depth)}${']'.repeat(depth)} TJ ${show('after the depth')}`]);
}

/** An outline whose only entry is followed by itself and has itself below it. */
export function cyclicOutlinePdf(text: string): Buffer {
  const extra = [
    '<< /Type /Outlines /First 4 0 R /Last 4 0 R /Count 1 >>',
    '<< /Title (Pairing) /Parent 3 0 R /Next 4 0 R /First 4 0 R /Last 4 0 R /Dest [0 /Fit] >>',
  ];
  return rawPages([show(text)], { catalog: '/Outlines 3 0 R', extra });
}

/** Forms that draw each other ten times each, ten deep. */
export function selfDrawingPdf(): Buffer {
  const forms = Array.from({ length: 10 }, (_, index) => ({
    entries: `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${index === 9 ? 3 : index + 4} 0 R >> >>`,
    stream: '/X Do '.repeat(10),
  }));
  return rawPages(['/X Do'], { extra: forms, images: { X: forms[0]! } });
}

/** Says where its table of objects is, wrongly. */
export function brokenXrefPdf(text: string): Buffer {
  const pdf = rawPages([show(text)]).toString('latin1');
  return Buffer.from(pdf.replace(/startxref\n\d+/u, 'startxref\n99999'), 'latin1');
}

/** Pictures of pages; with a mark on each, as scanners and download sites set it. */
export function scanPdf(pages: number, mark: (page: number) => string): Buffer {
  const image = {
    entries: '/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8',
    stream: Buffer.alloc(64, 0x80),
  };
  const names = Array.from({ length: pages }, (_, index) => `Im${index}`);
  const contents = names.map((name, index) => {
    const text = mark(index + 1);
    return `q 595 0 0 842 0 0 cm /${name} Do Q ${text === '' ? '' : show(text, 280, 20, 9)}`;
  });
  return rawPages(contents, { images: Object.fromEntries(names.map((name) => [name, image])) });
}

/** Runs a script when it is opened. */
export function scriptPdf(script: string, text: string): Buffer {
  return rawPages([show(text)], { catalog: `/OpenAction << /S /JavaScript /JS (${script}) >>` });
}

export function randomPdf(length: number): Buffer {
  let state = 42;
  const bytes = Buffer.from(Array.from({ length }, () => (state = (state * 1103515245 + 12345) % 2147483648) % 251));
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), bytes]);
}
