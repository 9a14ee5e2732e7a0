import type { Rate } from './rates.ts';

/** Time that the calls at hand are spread over: about as long as an answer is written. Milliseconds. */
export const horizon = 8_000;
/** More often than this nobody sees a difference. Milliseconds. */
const least = 200;

/**
 * How far apart the edits of one answer are, so that all running ones get the same share of what is left and comes in.
 * @param spare calls left; below 0 when some were taken ahead of time
 * @param running answers that share them
 * @returns milliseconds; null when there isn't one edit for each
 */
export function editInterval({ period }: Rate, spare: number, running: number): number | null {
  const edits = (spare + horizon / period) / Math.max(1, running);
  return edits < 1 ? null : Math.max(least, horizon / edits);
}
