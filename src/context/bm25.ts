import type { Match } from './vocabulary.ts';

/** How often each term occurs in each passage, and how long the passages are. */
export interface Occurrences {
  /** Words of each passage. */
  readonly lengths: readonly number[];
  /** For each term, by turns: the number of a passage, and how often the term occurs in it. */
  readonly postings: readonly (readonly number[])[];
}

/** A word looked for: the terms that it may mean, and what it counts beside the other words, 1 when nothing is said. */
export interface SoughtWord {
  readonly matches: readonly Match[];
  readonly weight?: number;
}

/** How soon further occurrences of a word stop to count, and how much a long passage is held back (BM25's k1 and b). */
const SATURATION = 1.2;
const LENGTH_NORM = 0.5;

/**
 * A function that gives every passage its score for a list of words: BM25 (Robertson and Zaragoza, The Probabilistic
 * Relevance Framework, 2009) as a share of what a passage with all words without end would have. A word that the manual
 * hasn't counts as a rare one that is missing.
 * @param places for each passage the number of the larger part that is scored in its stead, whose length is in `lengths`
 */
export function createBm25(
  { lengths, postings }: Occurrences,
  places?: readonly number[],
): (words: readonly SoughtWord[]) => Float64Array {
  const size = lengths.length;
  const averageLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, size);
  const norms = lengths.map((length) => SATURATION * (1 - LENGTH_NORM + (LENGTH_NORM * length) / averageLength));
  const counts = new Float64Array(size);
  return (words) => {
    const scores = new Float64Array(size);
    let reachable = 0;
    for (const { matches, weight = 1 } of words) {
      const having = count(matches, { postings, places, counts });
      const worth = weight * rarityOf(having.length, size);
      reachable += worth;
      for (const place of having) {
        const often = counts[place] ?? 0;
        scores[place] = (scores[place] ?? 0) + (worth * often) / (often + (norms[place] ?? SATURATION));
        counts[place] = 0;
      }
    }
    return reachable === 0 ? scores : scores.map((score) => score / reachable);
  };
}

/** Inverse document frequency of a word that `having` of `size` passages have. */
export function rarityOf(having: number, size: number): number {
  return Math.log(1 + (size - having + 0.5) / (having + 0.5));
}

interface Counted {
  readonly postings: Occurrences['postings'];
  readonly places: readonly number[] | undefined;
  /** All 0; what is counted is written here. */
  readonly counts: Float64Array;
}

/** Counts how often a word occurs, its weaker matches counting less; gives the passages or larger parts that have it. */
function count(matches: readonly Match[], { postings, places, counts }: Counted): readonly number[] {
  const having: number[] = [];
  for (const { term, weight } of matches) {
    const pairs = postings[term] ?? [];
    for (let at = 0; at + 1 < pairs.length; at += 2) {
      const passage = pairs[at] ?? 0;
      const place = places?.[passage] ?? passage;
      const before = counts[place] ?? 0;
      if (before === 0) having.push(place);
      counts[place] = before + weight * (pairs[at + 1] ?? 0);
    }
  }
  return having;
}
