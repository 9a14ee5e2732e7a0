import type { OutlineEntry } from '../../manual.ts';
import { limits } from '../limits.ts';
import type { RawPage } from './raw-page.ts';

interface Heading {
  readonly title: string;
  readonly page: number;
  readonly size: number;
}

/** Larger than the text by this factor, and it is a heading. */
const larger = 1.15;
/** The same line on more pages than this is a running head. */
const mostRepeats = 4;

/** Headings by the size of their letters, for a document without an outline: the three largest sizes are three depths. */
export function headingsBySize(pages: readonly RawPage[]): OutlineEntry[] {
  const body = bodySize(pages);
  const found = pages.flatMap((page) => headingsOf(page, body));
  const repeats = Map.groupBy(found, ({ title }) => title.replace(/\d+/gu, '0'));
  const headings = found.filter(({ title }) => (repeats.get(title.replace(/\d+/gu, '0'))?.length ?? 0) <= mostRepeats);
  const sizes = [...new Set(headings.map(({ size }) => Math.round(size)))].sort((one, other) => other - one);
  return headings
    .map(({ title, page, size }) => ({ title, page, depth: Math.min(2, sizes.indexOf(Math.round(size))) }))
    .slice(0, limits.outlineEntries);
}

/** The size in which most letters are set. */
function bodySize(pages: readonly RawPage[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of pages.flatMap((page) => page.lines)) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  let best = 0;
  for (const [size, count] of letters) if (count > (letters.get(best) ?? 0)) best = size;
  return best;
}

/** Large lines with words in them; those of one size that follow each other are one heading. */
function headingsOf({ number, lines }: RawPage, body: number): Heading[] {
  const headings: Heading[] = [];
  let open = false;
  for (const { text, size, apart } of lines) {
    const title = text.replace(/\s+/gu, ' ').trim();
    const isHeading = size > body * larger && title.length <= 120 && /\p{L}{2}/u.test(title);
    const last = headings.at(-1);
    if (isHeading && open && last?.size === size && !apart) {
      headings[headings.length - 1] = { ...last, title: `${last.title} ${title}`.slice(0, limits.headingLength) };
    } else if (isHeading) {
      headings.push({ title, page: number, size });
    }
    open = isHeading;
  }
  return headings;
}
