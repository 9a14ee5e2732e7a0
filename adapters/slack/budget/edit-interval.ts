import type { Rate } from './rates.ts';

/** As long as answers are usually written. Milliseconds. */
const usually = 5_500;
/** One that takes longer still spreads what there is over so much time. Milliseconds. */
const atLeast = 2_000;
/** More often than this nobody sees a difference. Milliseconds. */
const least = 200;

/**
 * How far apart the edits of one answer are, so that all that grow by the method get the same share of what is left and
 * comes in while they are written, and nothing is left over at their end.
 * @param spare calls left; below 0 when some were taken ahead of time
 * @param growing answers that share them
 * @param age milliseconds since the answer's first text
 * @returns milliseconds; null when there isn't one edit for each
 */
export function editInterval({ period }: Rate, spare: number, growing: number, age: number): number | null {
  const horizon = Math.max(atLeast, usually - age);
  const edits = (spare + horizon / period) / Math.max(1, growing);
  return edits * (usually / horizon) < 1 ? null : Math.max(least, horizon / edits);
}
