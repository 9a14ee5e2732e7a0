import type { Fragment } from './fragments.ts';
import type { Segment } from './segments.ts';

const rightToLeftLetter = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/gu;

/** The text of segments that stand on one line, in logical order, wide gaps as tabs. */
export function rowText(segments: readonly Segment[]): string {
  const plain = segments.flatMap((segment) => segment.fragments.map((fragment) => fragment.text)).join('');
  const letters = plain.match(/\p{L}/gu)?.length ?? 0;
  const rightToLeft = 2 * (plain.match(rightToLeftLetter)?.length ?? 0) > letters;
  const sorted = segments.toSorted((one, other) => one.left - other.left);
  const cells = sorted.map((segment) => segmentText(segment, rightToLeft));
  return (rightToLeft ? cells.toReversed() : cells).join('\t');
}

function segmentText({ fragments }: Segment, rightToLeft: boolean): string {
  const ordered = rightToLeft ? logicalOrder(fragments) : fragments.toSorted((one, other) => one.left - other.left);
  let text = '';
  let last: Fragment | null = null;
  for (const fragment of ordered) {
    const spaced =
      last !== null && (fragment.spaced || last.spaced ? gap(last, fragment) > 0.05 : gap(last, fragment) > 0.22);
    text += spaced ? ` ${fragment.text}` : fragment.text;
    last = fragment;
  }
  return text;
}

/** From right to left, but runs of numbers and Latin words among it from left to right. */
function logicalOrder(fragments: readonly Fragment[]): Fragment[] {
  const ordered: Fragment[] = [];
  let run: Fragment[] = [];
  for (const fragment of fragments.toSorted((one, other) => other.left - one.left)) {
    if (fragment.rightToLeft) {
      ordered.push(...run.toReversed(), fragment);
      run = [];
    } else {
      run.push(fragment);
    }
  }
  return [...ordered, ...run.toReversed()];
}

/** Between two fragments of one line, in letter sizes. */
function gap(one: Fragment, other: Fragment): number {
  return Math.max(other.left - one.right, one.left - other.right) / Math.max(one.size, other.size);
}
