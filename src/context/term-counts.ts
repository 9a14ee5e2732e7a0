import type { Passage } from './passage.ts';
import { chunksOf } from './tokens.ts';

/** A word in the heading path counts as this many in the text. */
const HEADING_WEIGHT = 1;

export interface TermCounts {
  /** How often each term occurs in the passage's text and headings. */
  readonly counts: ReadonlyMap<number, number>;
  /** Words of the text alone. */
  readonly length: number;
}

/** Counts the terms of a passage. `idsOf` gives the numbers of the terms of a chunk, stop words left out. */
export function termCounts(passage: Passage, idsOf: (chunk: string) => readonly number[]): TermCounts {
  const counts = new Map<number, number>();
  const count = (id: number, weight: number): void => {
    counts.set(id, (counts.get(id) ?? 0) + weight);
  };
  const text = chunksOf(passage.text).flatMap(idsOf);
  for (const id of text) count(id, 1);
  for (const id of passage.headings.flatMap(chunksOf).flatMap(idsOf)) count(id, HEADING_WEIGHT);
  return { counts, length: text.length };
}
