import type { TextItem } from './pdfjs.ts';

/** A run of letters where the document puts it, in points, turned so that it runs from left to right. */
export interface Fragment {
  readonly text: string;
  /** Of its direction, in whole degrees; text of another direction is read by itself. */
  readonly angle: number;
  readonly left: number;
  readonly right: number;
  /** Grows upwards, as all of PDF does. */
  readonly baseline: number;
  readonly size: number;
  readonly rightToLeft: boolean;
  /** A space stands before it on its line. */
  readonly spaced: boolean;
}

/** Letters of this height in points are dots in print, where others of the page are of a size to be read. */
const invisible = 1.5;
const readable = 6;

/**
 * The fragments of a page in the order in which the document draws them; blank ones, doubly drawn ones and those too
 * small to be seen are left out. The last are no part of a manual and are where somebody would put words for machines.
 */
export function fragmentsOf(items: readonly TextItem[]): Fragment[] {
  const fragments: Fragment[] = [];
  const hides = items.some((item) => item.str.trim() !== '' && sizeOf(item) >= readable);
  let spaced = false;
  for (const item of items) {
    // Some fonts tell no height at all.
    const isHidden = hides && sizeOf(item) > 0 && sizeOf(item) < invisible;
    if (isHidden || item.str.trim() === '') {
      spaced ||= item.str !== '';
      continue;
    }
    const fragment = place(item, spaced || /^\s/u.test(item.str));
    spaced = /\s$/u.test(item.str);
    if (!fragments.slice(-4).some((other) => isSame(other, fragment))) fragments.push(fragment);
  }
  return fragments;
}

function sizeOf(item: TextItem): number {
  return item.dir === 'ttb' ? item.width : item.height;
}

function place(item: TextItem, spaced: boolean): Fragment {
  const [a = 1, b = 0, , , x = 0, y = 0] = item.transform.map(Number);
  const turn = item.dir === 'ttb' ? -Math.PI / 2 : Math.atan2(b, a);
  const left = x * Math.cos(turn) + y * Math.sin(turn);
  return {
    text: item.str.trim(),
    angle: Math.round((turn * 180) / Math.PI),
    left,
    right: left + (item.dir === 'ttb' ? item.height : item.width),
    baseline: y * Math.cos(turn) - x * Math.sin(turn),
    size: Math.max(1, sizeOf(item)),
    rightToLeft: item.dir === 'rtl',
    spaced,
  };
}

/** Text is made bold or shadowed by drawing it again, a little beside. */
function isSame(one: Fragment, other: Fragment): boolean {
  const near = one.size * 0.15;
  return (
    one.text === other.text &&
    one.angle === other.angle &&
    Math.abs(one.left - other.left) < near &&
    Math.abs(one.baseline - other.baseline) < near
  );
}
