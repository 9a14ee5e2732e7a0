import type { Language } from './languages.ts';
import { createPassageIndex, type PassageIndex } from './passage-index.ts';
import type { Passage } from './passage.ts';
import { termOf } from './query-terms.ts';
import { termCounts } from './term-counts.ts';
import { tokensOfChunk } from './tokens.ts';
import { createVocabulary } from './vocabulary.ts';

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
  const terms: Uint32Array[] = [];
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
      const { counts, length } = termCounts(passage, termIds);
      for (const [id, count] of counts) (postings[id] ??= []).push(passages.length, count);
      terms.push(Uint32Array.from([...counts].flat()));
      passages.push(passage);
      lengths.push(length);
      shares.push((passage.text.match(LEADERS)?.length ?? 0) >= LISTING_LINES ? LISTING_SHARE : 1);
    },
    index: () => createPassageIndex({ language, vocabulary, passages, lengths, shares, postings, terms }),
  };
}
