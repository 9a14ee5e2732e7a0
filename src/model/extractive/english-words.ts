import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageOf } from '../../context/languages.ts';

const DIMENSIONS = 50;
const english = languageOf('en');

/**
 * The 20,000 most frequent words of written English, the most frequent one of each stem, in this order. They and their
 * vectors are those of GloVe 6B (Pennington et al., 2014; public domain), made by `scripts/make-word-vectors.ts`.
 */
export const englishWords: readonly string[] = readFileSync(join(import.meta.dirname, 'english-words.txt'), 'utf8')
  .trim()
  .split('\n');
/** The main components of each word's vector, one byte each. */
const VECTORS = new Int8Array(readFileSync(join(import.meta.dirname, 'english-words.bin')));
const PLACES = new Map(englishWords.map((word, place) => [english.stem(word), place]));

/** Whether any form of a word is a frequent one of English; lower case. */
export function isEnglish(word: string): boolean {
  return PLACES.has(english.stem(word));
}

/**
 * How near in meaning each of some English words is to the nearest of others: 1 for a form of the same word, 0.93 for phone
 * and telephone, 0.01 for torque and banana; the cosine of their vectors, at least 0. 0 for a word that isn't frequent.
 */
export function nearness(words: readonly string[], others: readonly string[]): readonly number[] {
  const places = placesOf(others);
  return words.map((word) =>
    Math.max(0, ...placesOf([word]).flatMap((one) => places.map((other) => cosine(one, other)))),
  );
}

function placesOf(words: readonly string[]): readonly number[] {
  return [...new Set(words.flatMap((word) => PLACES.get(english.stem(word)) ?? []))];
}

function cosine(one: number, other: number): number {
  return one === other ? 1 : product(one, other) / Math.sqrt(product(one, one) * product(other, other));
}

function product(one: number, other: number): number {
  let sum = 0;
  for (let at = 0; at < DIMENSIONS; at += 1) {
    sum += (VECTORS[one * DIMENSIONS + at] ?? 0) * (VECTORS[other * DIMENSIONS + at] ?? 0);
  }
  return sum;
}
