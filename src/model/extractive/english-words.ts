import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageOf } from '../../context/languages.ts';

const english = languageOf('en');

/**
 * Frequent words of written English, the most frequent form of each stem, each with how much it tells in percent. Words
 * and their vectors are those of GloVe 6B (Pennington et al., 2014; public domain), parts of speech those of WordNet 3.1
 * (english-words.license.txt); made by `scripts/make-word-weights.ts`.
 */
const LINES = readFileSync(join(import.meta.dirname, 'english-words.txt'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const [word = '', percent = ''] = line.split(' ');
    return { word, weight: Number(percent) / 100 };
  });
const WEIGHTS = new Map(LINES.map(({ word, weight }) => [english.stem(word), weight]));

/** One form of each frequent word, lower case, the most frequent first. */
export const englishWords: readonly string[] = LINES.map(({ word }) => word);
/** Makes a word of a frequent one: overwrite, nonzero, reload. */
const PREFIX = /^(?:auto|inter|mis|multi|non|out|over|pre|re|sub|un|under)(?=\p{L}{4})/u;
const RANKS = new Map(englishWords.map((word, rank) => [word, rank]));
/** Rarer words may be common ones misspelt, which are frequent too: frist is number 9,840. */
const COMMON = 9_000;

/** Stems of the frequent words, each with the word. */
export const englishStems: ReadonlyMap<string, string> = new Map(
  englishWords.map((word) => [english.stem(word), word]),
);

/** Whether a word is, in just this form, a frequent one of English; lower case. */
export function isWritten(word: string): boolean {
  return RANKS.has(word);
}

/** Whether a word is, in just this form, so frequent that it is no slip; lower case. */
export function isCommon(word: string): boolean {
  return (RANKS.get(word) ?? COMMON) < COMMON;
}

/** Whether any form of a word is a frequent one of English; lower case. */
export function isEnglish(word: string): boolean {
  return WEIGHTS.has(english.stem(word));
}

/**
 * How much a word tells of what a text is about, 0 to 1: a noun of few subjects tells much (torque 0.58), a word of all
 * subjects little (keep 0.03). What isn't frequent is taken for a name and tells all; of two words the one that tells more
 * counts.
 */
export function tellingOf(word: string): number {
  if (word.includes(' ')) return Math.max(...word.split(' ').map(tellingOf));
  return WEIGHTS.get(english.stem(word)) ?? WEIGHTS.get(english.stem(word.replace(PREFIX, ''))) ?? 1;
}
