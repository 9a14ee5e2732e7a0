/** How the words of a page compare with another reader's; each from 0 to 1. */
export interface WordScore {
  /** Words of the reference: the weight of this page. */
  readonly words: number;
  /** Share of the reference's words that were found, each as often as it occurs. */
  readonly recall: number;
  /** Share of the found words that the reference has too. */
  readonly precision: number;
  /** Longest common subsequence of both, as a share of the words that both have. */
  readonly order: number;
}

/**
 * The words of a text: NFKC, lower case, runs of letters, marks and digits, each CJK character a word of its own. A
 * hyphen inside a word doesn't count, nor does a line end after it, so that joining words differently costs nothing.
 */
export function wordsOf(text: string): string[] {
  const joined = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=[\p{L}\p{N}])[-\u2010\u2011\u00AD]\n?(?=[\p{L}\p{N}])/gu, '');
  return (
    joined.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}]+/gu)?.flatMap(splitCjk) ?? []
  );
}

function splitCjk(word: string): string[] {
  return (
    word.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu,
    ) ?? []
  );
}

/** Compares the words found with the reference's. Two pages without words are equal. */
export function compareWords(found: readonly string[], reference: readonly string[]): WordScore {
  const common = countCommon(found, reference);
  return {
    words: reference.length,
    recall: reference.length === 0 ? 1 : common / reference.length,
    precision: found.length === 0 ? 1 : common / found.length,
    order: common === 0 ? 1 : commonSubsequence(found, reference) / common,
  };
}

/** Mean over pages, weighted by the reference's words. */
export function meanScore(scores: readonly WordScore[]): WordScore {
  const words = scores.reduce((sum, score) => sum + score.words, 0);
  const mean = (of: (score: WordScore) => number) =>
    words === 0 ? 1 : scores.reduce((sum, score) => sum + of(score) * score.words, 0) / words;
  return {
    words,
    recall: mean((score) => score.recall),
    precision: mean((score) => score.precision),
    order: mean((score) => score.order),
  };
}

function countCommon(found: readonly string[], reference: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of reference) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of found) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    common += 1;
  }
  return common;
}

/** Length of the longest common subsequence (Hunt and Szymanski, 1977). */
function commonSubsequence(found: readonly string[], reference: readonly string[]): number {
  const places = new Map<string, number[]>();
  for (const [place, word] of reference.entries()) {
    const of = places.get(word);
    if (of === undefined) places.set(word, [place]);
    else of.push(place);
  }
  // ends[k]: the smallest place at which a common subsequence of k + 1 words can end.
  const ends: number[] = [];
  for (const word of found) {
    for (const place of (places.get(word) ?? []).toReversed()) {
      const length = lowerBound(ends, place);
      ends[length] = place;
    }
  }
  return ends.length;
}

function lowerBound(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
