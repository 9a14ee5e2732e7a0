import { onOneLine, type Segment } from './segments.ts';

/**
 * The segments of a page in reading order. The order in which a document draws is nearly always the one in which it was
 * written, columns included, and knows more than the places on the page do; it is kept unless it jumps about or reads
 * across columns of prose.
 */
export function readingOrder(segments: readonly Segment[]): readonly Segment[] {
  const [first] = segments;
  if (first === undefined) return segments;
  if (!jumpsAbout(segments) && !readsAcross(segments)) return segments;
  const angle = mostFrequentAngle(segments);
  const upright = segments.filter((segment) => segment.angle === angle);
  return [...byPlace(upright, 0), ...segments.filter((segment) => segment.angle !== angle)];
}

/** Going back up happens once per column; more than that, and for more than a tenth of the lines, is disorder. */
function jumpsAbout(segments: readonly Segment[]): boolean {
  let jumps = 0;
  for (const [index, segment] of segments.entries()) {
    const last = segments[index - 1];
    if (last?.angle === segment.angle && segment.baseline > last.baseline + 1.5 * segment.size) jumps += 1;
  }
  return jumps > Math.max(4, segments.length * 0.1);
}

/** Whether the document draws line by line over two columns of prose: then most lines jump over the gutter and back. */
function readsAcross(segments: readonly Segment[]): boolean {
  const gutter = proseGutter(segments);
  if (gutter === null) return false;
  const crossings = segments.filter((segment, index) => {
    const last = segments[index - 1];
    return last !== undefined && last.right <= gutter && segment.left >= gutter && onOneLine(last, segment);
  });
  return crossings.length > segments.length * 0.2;
}

function mostFrequentAngle(segments: readonly Segment[]): number {
  const count = Map.groupBy(segments, (segment) => segment.angle);
  let best: readonly Segment[] = [];
  for (const group of count.values()) if (group.length > best.length) best = group;
  return best[0]?.angle ?? 0;
}

/** From top to bottom, columns of prose one after the other, what spans them in between. */
function byPlace(segments: readonly Segment[], depth: number): Segment[] {
  const gutter = depth < 4 ? proseGutter(segments) : null;
  const rows = fromTop(segments);
  if (gutter === null) return rows;
  const ordered: Segment[] = [];
  let band: Segment[] = [];
  const flush = () => {
    const before = band.filter((segment) => segment.right <= gutter);
    const after = band.filter((segment) => segment.right > gutter);
    ordered.push(...byPlace(before, depth + 1), ...byPlace(after, depth + 1));
    band = [];
  };
  for (const segment of rows) {
    if (segment.left < gutter && segment.right > gutter) {
      flush();
      ordered.push(segment);
    } else {
      band.push(segment);
    }
  }
  flush();
  return ordered;
}

function fromTop(segments: readonly Segment[]): Segment[] {
  const rows: Segment[][] = [];
  for (const segment of segments.toSorted((one, other) => other.baseline - one.baseline)) {
    const [head] = rows.at(-1) ?? [];
    if (head !== undefined && onOneLine(head, segment)) rows.at(-1)?.push(segment);
    else rows.push([segment]);
  }
  return rows.flatMap((row) => row.toSorted((one, other) => one.left - other.left));
}

/**
 * Where a column of prose begins: many segments start there, hardly any crosses it, and on either side they are long and
 * fill their column. Cells of a table are short, so that its rows stay whole.
 */
function proseGutter(segments: readonly Segment[]): number | null {
  const starts = Map.groupBy(segments, (segment) => Math.round(segment.left / 3));
  const candidates = [...starts.values()]
    .filter((group) => group.length >= 4)
    .map((group) => Math.min(...group.map((segment) => segment.left)) - 1)
    .sort((one, other) => one - other);
  for (const gutter of candidates) {
    const before = segments.filter((segment) => segment.right <= gutter);
    const after = segments.filter((segment) => segment.left >= gutter);
    const crossing = segments.length - before.length - after.length;
    if (crossing <= segments.length * 0.15 && isProse(before) && isProse(after)) return gutter;
  }
  return null;
}

function isProse(column: readonly Segment[]): boolean {
  if (column.length < 4) return false;
  const left = Math.min(...column.map((segment) => segment.left));
  const right = Math.max(...column.map((segment) => segment.right));
  const long = column.filter((segment) => segment.right - segment.left > 0.6 * (right - left));
  const letters = long.map((segment) => segment.fragments.reduce((sum, { text }) => sum + text.length, 0));
  return long.length >= column.length * 0.5 && letters.filter((count) => count >= 20).length >= long.length * 0.7;
}
