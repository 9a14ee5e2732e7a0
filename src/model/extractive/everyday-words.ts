import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageOf } from '../../context/languages.ts';

const english = languageOf('en');

/**
 * The most frequent words of written English, one of each stem, by their order in the word vectors of GloVe 6B (public
 * domain), proper names left out (docs/decisions/2026-11-22-refusing-without-a-model.md).
 */
const STEMS = new Set(
  readFileSync(join(import.meta.dirname, 'everyday-words.txt'), 'utf8')
    .trim()
    .split('\n')
    .map((word) => english.stem(word)),
);

/** Whether an English word is one that everybody uses for many things, in any of its forms; lower case. */
export function isEveryday(word: string): boolean {
  return STEMS.has(english.stem(word));
}
