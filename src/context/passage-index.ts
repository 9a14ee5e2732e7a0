import { queryTerms, termOf } from './query-terms.ts';
import type { Language } from './languages.ts';
import type { Passage, RankedPassage } from './passage.ts';
import { chunksOf, tokensOfChunk } from './tokens.ts';
import { createVocabulary, type Match, type Vocabulary } from './vocabulary.ts';

/** The passages of one manual, to be ranked by a question. Query time is a few milliseconds at most. */
export interface PassageIndex {
  /** In page order. */
  readonly passages: readonly Passage[];
  /**
   * The passages that have to do with the query, best first, at most `limit`. The score is the share of what the query
   * could reach: 0 for none of its words, towards 1 for all of them, often and in a short passage. It can be compared
   * over queries and manuals; below a threshold words alone rank weakly.
   * Words of `product`, the product's name, don't count unless there are no others.
   */
  rank(query: string, limit: number, product?: string): readonly RankedPassage[];
  /** The passage after the given one and the one before it, as far as there are such. */
  beside(passage: Passage): readonly Passage[];
}

/** How soon further occurrences of a word stop to count, and how much a long passage is held back (BM25's k1 and b). */
const SATURATION = 1.2;
const LENGTH_NORM = 0.5;
/** A word in the heading path counts as this many in the text. */
const HEADING_WEIGHT = 1;
/** What the ranking by word shapes counts beside the ranking by words. */
const SHAPE_SHARE = 0.3;

/** A table of contents or an index names every topic and tells of none. */
const LISTING_SHARE = 0.5;
/** Leader dots up to a page number, on three lines of a passage, make it a listing. */
const LEADERS = /(?:\. ?){5,}/gu;
const LISTING_LINES = 3;

/** Takes passages one at a time, so that its user decides when to pause, and makes them an index. */
export interface PassageIndexBuilder {
  add(passage: Passage): void;
  index(): PassageIndex;
}

export function createPassageIndexBuilder(language: Language): PassageIndexBuilder {
  const vocabulary = createVocabulary();
  const passages: Passage[] = [];
  const lengths: number[] = [];
  const shares: number[] = [];
  const postings: number[][] = [];
  /** Most chunks of a manual occur many times. */
  const known = new Map<string, readonly number[]>();

  const termIds = (chunk: string): readonly number[] => {
    let ids = known.get(chunk);
    if (ids === undefined) {
      ids = Array.from(tokensOfChunk(chunk))
        .filter((token) => !language.stopWords.has(token.text))
        .map((token) => vocabulary.add(termOf(token, language), token.kind === 'word'));
      known.set(chunk, ids);
    }
    return ids;
  };

  return {
    add(passage) {
      const counts = new Map<number, number>();
      let length = 0;
      for (const id of chunksOf(passage.text).flatMap(termIds)) {
        counts.set(id, (counts.get(id) ?? 0) + 1);
        length += 1;
      }
      for (const id of passage.headings.flatMap(chunksOf).flatMap(termIds)) {
        counts.set(id, (counts.get(id) ?? 0) + HEADING_WEIGHT);
      }
      for (const [id, count] of counts) (postings[id] ??= []).push(passages.length, count);
      passages.push(passage);
      lengths.push(length);
      shares.push((passage.text.match(LEADERS)?.length ?? 0) >= LISTING_LINES ? LISTING_SHARE : 1);
    },
    index: () => passageIndex({ language, vocabulary, passages, lengths, shares, postings }),
  };
}

interface IndexParts {
  readonly language: Language;
  readonly vocabulary: Vocabulary;
  readonly passages: readonly Passage[];
  /** Words of each passage. */
  readonly lengths: readonly number[];
  /** How much of its score each passage keeps. */
  readonly shares: readonly number[];
  /** For each term, by turns: the number of a passage, and how often the term occurs in it. */
  readonly postings: readonly (readonly number[])[];
}

function passageIndex(parts: IndexParts): PassageIndex {
  const { passages, lengths, shares } = parts;
  const averageLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const norms = lengths.map((length) => SATURATION * (1 - LENGTH_NORM + (LENGTH_NORM * length) / averageLength));
  const places = new Map(passages.map((passage, place) => [passage, place]));
  const context = { ...parts, norms };
  return {
    passages,
    beside(passage) {
      const place = places.get(passage);
      if (place === undefined) return [];
      return [passages[place + 1], passages[place - 1]].filter((neighbour) => neighbour !== undefined);
    },
    rank(query, limit, product = '') {
      const terms = queryTerms(query, product, parts);
      const words = scoresOf(
        terms.map((term) => term.words),
        context,
      );
      const shapes = scoresOf(
        terms.map((term) => term.shapes),
        context,
      );
      const score = (index: number): number =>
        ((shares[index] ?? 1) * ((words[index] ?? 0) + SHAPE_SHARE * (shapes[index] ?? 0))) / (1 + SHAPE_SHARE);
      return passages
        .map((passage, index) => ({ passage, score: score(index) }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score)
        .slice(0, limit);
    },
  };
}

/**
 * BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009) of every passage, as a share of what a
 * passage with all words without end would have. A word that the manual hasn't counts as a rare one that is missing.
 */
function scoresOf(
  words: readonly (readonly Match[])[],
  parts: IndexParts & { readonly norms: readonly number[] },
): Float64Array {
  const scores = new Float64Array(parts.passages.length);
  let reachable = 0;
  for (const matches of words) {
    const counts = countsOf(matches, parts);
    const rarity = Math.log(1 + (parts.passages.length - counts.size + 0.5) / (counts.size + 0.5));
    reachable += rarity;
    for (const [passage, count] of counts) {
      scores[passage] = (scores[passage] ?? 0) + (rarity * count) / (count + (parts.norms[passage] ?? SATURATION));
    }
  }
  return reachable === 0 ? scores : scores.map((score) => score / reachable);
}

/** How often a word occurs in each passage that has it, its weaker matches counting less. */
function countsOf(matches: readonly Match[], { postings }: IndexParts): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { term, weight } of matches) {
    const pairs = postings[term] ?? [];
    for (let at = 0; at + 1 < pairs.length; at += 2) {
      const passage = pairs[at] ?? 0;
      counts.set(passage, (counts.get(passage) ?? 0) + weight * (pairs[at + 1] ?? 0));
    }
  }
  return counts;
}
