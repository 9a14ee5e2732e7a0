import { FaultError } from '../fault-error.ts';
import type { RawPage } from './raw-page.ts';

/** Letters below which a page says nothing. */
const fewLetters = 20;

/**
 * Throws `scan` when the pages are pictures, and `empty` when there is nothing on them. What stands on most pages (a
 * page mark, the name of the site that it was downloaded from) is no text of a page.
 */
export function checkText(pages: readonly RawPage[], pictures: number): void {
  const marks = repeatedLines(pages);
  const letters = pages.map(({ lines }) =>
    lines.reduce((sum, { text }) => (marks.has(shapeOf(text)) ? sum : sum + (text.match(/\p{L}/gu)?.length ?? 0)), 0),
  );
  const telling = letters.filter((count) => count >= fewLetters).length;
  const pictured = pictures >= pages.length / 2;
  if (pictured && telling < pages.length * 0.05) throw new FaultError('scan', 'its pages are pictures without text');
  if (pages.every(({ lines }) => lines.every(({ text }) => !/\p{L}/u.test(text)))) {
    throw new FaultError('empty', 'its pages have no words');
  }
}

function repeatedLines(pages: readonly RawPage[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { lines } of pages) {
    for (const shape of new Set(lines.map(({ text }) => shapeOf(text))))
      counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  const least = Math.max(3, pages.length / 2);
  return new Set([...counts].filter(([, count]) => count >= least).map(([shape]) => shape));
}

function shapeOf(text: string): string {
  return text.replace(/[\d\s]+/gu, ' ').trim();
}

/**
 * Pictures that a PDF holds, counted in its bytes: the dictionary of a stream is never compressed or encrypted itself
 * (PDF 32000-1, 7.5.7), so that nothing has to be unpacked.
 */
export function countPictures(bytes: Uint8Array): number {
  return (
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
      .toString('latin1')
      .match(/\/Subtype\s*\/Image\b/gu)?.length ?? 0
  );
}
