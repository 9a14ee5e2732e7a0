import type { Fragment } from './fragments.ts';

/** Fragments that follow each other on one line without a wide gap: a line of prose, or a cell of a table. */
export interface Segment {
  readonly fragments: readonly Fragment[];
  readonly angle: number;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Of its largest letters. */
  readonly size: number;
}

/** Wider than the widest space of justified prose; in letter sizes. */
const cellGap = 1.2;

/** The segments of a page in the order in which the document draws them. */
export function segmentsOf(fragments: readonly Fragment[]): Segment[] {
  const segments: Segment[] = [];
  let current: Fragment[] = [];
  for (const fragment of fragments) {
    const last = current.at(-1);
    if (last !== undefined && !continues(last, fragment)) {
      segments.push(segmentOf(current));
      current = [];
    }
    current.push(fragment);
  }
  if (current.length > 0) segments.push(segmentOf(current));
  return segments;
}

/** Whether two are on one line: the smaller one, if raised or lowered, still reaches into the larger. */
export function onOneLine(
  one: Pick<Segment, 'angle' | 'baseline' | 'size'>,
  other: Pick<Segment, 'angle' | 'baseline' | 'size'>,
): boolean {
  const reach = one.size === other.size ? 0.4 : 0.55;
  return one.angle === other.angle && Math.abs(one.baseline - other.baseline) < reach * Math.max(one.size, other.size);
}

function continues(last: Fragment, next: Fragment): boolean {
  if (!onOneLine(last, next)) return false;
  const size = Math.max(last.size, next.size);
  const forwards = next.left - last.right;
  const backwards = last.left - next.right;
  if (last.rightToLeft || next.rightToLeft) return Math.max(forwards, backwards) < cellGap * size;
  return forwards > -size && forwards < cellGap * size;
}

function segmentOf(fragments: readonly Fragment[]): Segment {
  const largest = fragments.reduce((best, fragment) => (fragment.size > best.size ? fragment : best));
  return {
    fragments,
    angle: largest.angle,
    left: Math.min(...fragments.map((fragment) => fragment.left)),
    right: Math.max(...fragments.map((fragment) => fragment.right)),
    baseline: largest.baseline,
    size: largest.size,
  };
}
