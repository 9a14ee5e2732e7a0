import { createBm25, type Occurrences, type SoughtWord } from './bm25.ts';
import { chaptersOf } from './chapters.ts';
import type { Language } from './languages.ts';
import type { Passage, RankedPassage } from './passage.ts';
import { queryTerms } from './query-terms.ts';
import { tellingWords } from './telling-words.ts';
import type { Vocabulary } from './vocabulary.ts';

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
  /** The passages that are about the same as the given ones, whatever the query was, best first, at most `limit`. */
  alike(models: readonly RankedPassage[], limit: number): readonly RankedPassage[];
  /** As `rank`, by the words of the whole section of a chapter that a passage stands in, then by its own. */
  rankByChapter(query: string, limit: number, product?: string): readonly RankedPassage[];
  /** The passage after the given one and the one before it, as far as there are such. */
  beside(passage: Passage): readonly Passage[];
}

/** What the ranking by word shapes counts beside the ranking by words. */
const SHAPE_SHARE = 0.3;

const NO_TERMS = new Uint32Array();

/** What an index is made of. */
export interface IndexParts extends Occurrences {
  readonly language: Language;
  readonly vocabulary: Vocabulary;
  readonly passages: readonly Passage[];
  /** How much of its score each passage keeps. */
  readonly shares: readonly number[];
  /** For each passage, by turns: the number of a term, and how often it occurs there. */
  readonly terms: readonly Uint32Array[];
}

/** The index of passages whose words were counted. */
export function createPassageIndex(parts: IndexParts): PassageIndex {
  const { passages, shares, postings } = parts;
  const places = new Map(passages.map((passage, place) => [passage, place]));
  const bm25 = createBm25(parts);
  const chapters = chaptersOf(passages, parts.lengths);
  const chapterBm25 = createBm25({ lengths: chapters.lengths, postings }, chapters.places);

  /** The same query is ranked by its words and by its chapters, one after the other. */
  let last: (Scores & { readonly query: string; readonly product: string }) | null = null;

  function scoresOf(query: string, product: string): Scores {
    if (last?.query !== query || last.product !== product) last = { query, product, ...newScores(query, product) };
    return last;
  }

  function newScores(query: string, product: string): Scores {
    const terms = queryTerms(query, product, parts);
    const words = terms.map((term): SoughtWord => ({ matches: term.words }));
    const shapes = bm25(terms.map((term) => ({ matches: term.shapes })));
    const own = bm25(words).map((score, index) => (score + SHAPE_SHARE * (shapes[index] ?? 0)) / (1 + SHAPE_SHARE));
    return { words, own: withoutListings(own) };
  }

  function withoutListings(scores: Float64Array): Float64Array {
    return scores.map((score, index) => (shares[index] ?? 1) * score);
  }

  function ranked(scores: Float64Array, limit: number): readonly RankedPassage[] {
    return bestOf(scores, limit).flatMap(({ index, score }) => {
      const passage = passages[index];
      return passage === undefined ? [] : [{ passage, score }];
    });
  }

  return {
    passages,
    beside(passage) {
      const place = places.get(passage);
      if (place === undefined) return [];
      return [passages[place + 1], passages[place - 1]].filter((neighbour) => neighbour !== undefined);
    },
    rank: (query, limit, product = '') => ranked(scoresOf(query, product).own, limit),
    rankByChapter(query, limit, product = '') {
      const { words, own } = scoresOf(query, product);
      const around = chapterBm25(words);
      return ranked(
        own.map((score, index) => score + (around[chapters.places[index] ?? 0] ?? 0)),
        limit,
      );
    },
    alike(models, limit) {
      const words = tellingWords(
        models.filter(({ passage }) => places.has(passage)),
        {
          termsOf: ({ passage }) => parts.terms[places.get(passage) ?? 0] ?? NO_TERMS,
          having: (term) => (postings[term]?.length ?? 0) / 2,
          size: passages.length,
        },
      );
      return ranked(withoutListings(bm25(words)), limit);
    },
  };
}

/** What a query scores in each passage, and the words by which. */
interface Scores {
  readonly words: readonly SoughtWord[];
  readonly own: Float64Array;
}

/** The places of the highest scores above 0, best first; of equal ones the earlier. */
function bestOf(scores: Float64Array, limit: number): readonly { readonly index: number; readonly score: number }[] {
  // Sorting numbers alone is quick; the places are then sorted for those only that can be among the best.
  const least = scores.toSorted().at(-limit) ?? 0;
  const found: { index: number; score: number }[] = [];
  scores.forEach((score, index) => {
    if (score > 0 && score >= least) found.push({ index, score });
  });
  return found.sort((a, b) => b.score - a.score).slice(0, limit);
}
