import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Words of everyday English and of manuals that stand for each other, one group a line: what people say when something
 * doesn't work, and what a manual calls it.
 */
const GROUPS = readFileSync(join(import.meta.dirname, 'synonyms.txt'), 'utf8');

const SYNONYMS = new Map<string, Set<string>>();
for (const line of GROUPS.trim().split('\n')) {
  const group = line.split(' ');
  for (const word of group) SYNONYMS.set(word, new Set([...(SYNONYMS.get(word) ?? []), ...group]));
}

/** What a manual in English may call it instead; lower case. */
export function synonymsOf(word: string): readonly string[] {
  return [...(SYNONYMS.get(word) ?? [])].filter((other) => other !== word);
}
