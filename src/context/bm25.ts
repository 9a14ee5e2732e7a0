import type { Match } from './vocabulary.ts';

/** How often each term occurs in each passage, and how long the passages are. */
export interface Occurrences {
  /** Words of each passage. */
  readonly lengths: readonly number[];
  /** For each term, by turns: the number of a passage, and how often the term occurs in it. */
  readonly postings: readonly (readonly number[])[];
}

/** How soon further occurrences of a word stop to count, and how much a long passage is held back (BM25's k1 and b). */
const SATURATION = 1.2;
const LENGTH_NORM = 0.5;

/**
 * A function that gives every passage its score for a list of words, each of them the terms that it may mean: BM25
 * (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009) as a share of what a passage with all words
 * without end would have. A word that the manual hasn't counts as a rare one that is missing.
 */
export function createBm25({ lengths, postings }: Occurrences): (words: readonly (readonly Match[])[]) => Float64Array {
  const size = lengths.length;
  const averageLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, size);
  const norms = lengths.map((length) => SATURATION * (1 - LENGTH_NORM + (LENGTH_NORM * length) / averageLength));
  return (words) => {
    const scores = new Float64Array(size);
    let reachable = 0;
    for (const matches of words) {
      const counts = countsOf(matches, postings, size);
      const rarity = rarityOf(counts);
      reachable += rarity;
      counts.forEach((count, passage) => {
        if (count === 0) return;
        scores[passage] = (scores[passage] ?? 0) + (rarity * count) / (count + (norms[passage] ?? SATURATION));
      });
    }
    return reachable === 0 ? scores : scores.map((score) => score / reachable);
  };
}

/** Inverse document frequency. */
function rarityOf(counts: Float64Array): number {
  let having = 0;
  for (const count of counts) if (count > 0) having += 1;
  return Math.log(1 + (counts.length - having + 0.5) / (having + 0.5));
}

/** How often a word occurs in each passage, its weaker matches counting less. */
function countsOf(matches: readonly Match[], postings: Occurrences['postings'], size: number): Float64Array {
  const counts = new Float64Array(size);
  for (const { term, weight } of matches) {
    const pairs = postings[term] ?? [];
    for (let at = 0; at + 1 < pairs.length; at += 2) {
      const passage = pairs[at] ?? 0;
      counts[passage] = (counts[passage] ?? 0) + weight * (pairs[at + 1] ?? 0);
    }
  }
  return counts;
}
