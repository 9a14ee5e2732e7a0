import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageOf } from './languages.ts';

/**
 * Words of everyday English and of manuals that stand for each other, one group a line: what people say when something
 * doesn't work, and what a manual calls it.
 */
const GROUPS = readFileSync(join(import.meta.dirname, 'synonyms.txt'), 'utf8');

const english = languageOf('en');

/** By stem, so that `pictures` finds what stands beside `picture`. */
const SYNONYMS = new Map<string, Set<string>>();
for (const line of GROUPS.trim().split('\n')) {
  const group = line.split(' ');
  for (const word of group) {
    const stem = english.stem(word);
    const others = group.filter((other) => english.stem(other) !== stem);
    SYNONYMS.set(stem, new Set([...(SYNONYMS.get(stem) ?? []), ...others]));
  }
}

/** What a manual in English may call a word instead, in any of its forms; lower case. */
export function synonymsOf(word: string): readonly string[] {
  return [...(SYNONYMS.get(english.stem(word)) ?? [])];
}
