import { cleanText } from '../text/clean-text.ts';
import { fragmentsOf } from './fragments.ts';
import type { TextItem } from './pdfjs.ts';
import type { RawLine } from './raw-page.ts';
import { readingOrder } from './reading-order.ts';
import { rowText } from './segment-text.ts';
import { onOneLine, segmentsOf, type Segment } from './segments.ts';

/** The lines of a page in reading order; the cells of a table's row are one line. */
export function pageLines(items: readonly TextItem[]): RawLine[] {
  const rows = rowsOf(readingOrder(segmentsOf(fragmentsOf(items))));
  const pitch = usualPitch(rows);
  const lines = rows.map((row, index) => ({
    text: cleanText(rowText(row))
      .replace(/[ \u00A0]+/gu, ' ')
      .trim(),
    size: Math.round(Math.max(...row.map((segment) => segment.size)) * 10) / 10,
    apart: isApart(rows[index - 1]?.[0], row[0], pitch),
  }));
  return lines.filter(({ text }) => text !== '');
}

/** Segments that follow each other on one line, without going back over what is there already. */
function rowsOf(segments: readonly Segment[]): Segment[][] {
  const rows: Segment[][] = [];
  for (const segment of segments) {
    const row = rows.at(-1);
    const [head] = row ?? [];
    const fits = head !== undefined && onOneLine(head, segment) && !row?.some((other) => overlaps(other, segment));
    if (fits) row?.push(segment);
    else rows.push([segment]);
  }
  return rows;
}

function overlaps(one: Segment, other: Segment): boolean {
  return Math.min(one.right, other.right) - Math.max(one.left, other.left) > 0.5 * Math.min(one.size, other.size);
}

/** From one baseline to the next within a paragraph: the median over the page; points. */
function usualPitch(rows: readonly (readonly Segment[])[]): number {
  const steps = rows
    .flatMap(([segment], index) => {
      const last = rows[index - 1]?.[0];
      return segment !== undefined && last !== undefined ? [last.baseline - segment.baseline] : [];
    })
    .filter((step) => step > 0)
    .sort((one, other) => one - other);
  return steps[Math.floor(steps.length / 2)] ?? 0;
}

/** Whether a paragraph, or something else of its own, begins here. */
function isApart(last: Segment | undefined, next: Segment | undefined, pitch: number): boolean {
  if (last === undefined || next === undefined) return false;
  const step = last.baseline - next.baseline;
  return last.angle !== next.angle || step < 0 || step > 1.3 * Math.max(pitch, 1.15 * next.size);
}
