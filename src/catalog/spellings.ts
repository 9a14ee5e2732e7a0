import type { KeyPart } from './name-key.ts';
import type { NameIndex } from './name-index.ts';
import { isEveryday, isGeneric } from './ordinary-words.ts';
import type { Token } from './tokens.ts';

/** A way to read the tokens from one place of a text on. */
export interface Spelling extends KeyPart {
  /** How many tokens it takes. */
  readonly length: number;
  /** 1 as written, less when letters had to be changed or added. */
  readonly quality: number;
}

/** For every place of a text the ways to read the token that stands there. */
export type Spellings = readonly (readonly Spelling[])[];

const MOST_GUESSES = 4;
/** Looking for typing errors is the slow part: in a long text only the first words that no name has are tried. */
const MOST_LOOKUPS = 40;

/** Reads the tokens of a text: as written, two words as one, and with typing errors mended. */
export function spellingsOf(tokens: readonly Token[], index: NameIndex): Spellings {
  let lookups = 0;
  return tokens.map((token, at) => {
    const read: Spelling[] = [{ ...token, length: 1, quality: 1 }];
    if (token.kind !== 'word') return read;
    const next = tokens[at + 1];
    if (next?.kind === 'word' && !(isGeneric(token.text) && isGeneric(next.text))) {
      const joined = token.text + next.text;
      if (index.words.has(joined)) read.push(spelling(joined, 2, 1));
      else if (mayBeMistyped(joined, 7) && lookups++ < MOST_LOOKUPS) read.push(...similar(joined, 2, index));
    }
    if (index.words.has(token.text)) return read;
    read.push(...withoutPrefix(token.text, index));
    if (next !== undefined && next.kind !== 'word') read.push(...completed(token.text, index));
    if (mayBeMistyped(token.text, 5) && lookups++ < MOST_LOOKUPS) read.push(...similar(token.text, 1, index));
    return read;
  });
}

function spelling(text: string, length: number, quality: number): Spelling {
  return { kind: 'word', text, length, quality };
}

function mayBeMistyped(word: string, shortest: number): boolean {
  return word.length >= shortest && word.length <= 30 && !isEveryday(word);
}

/** Names that differ by one letter, or two in a long word; the first letter has to be right. */
function similar(word: string, length: number, index: NameIndex): readonly Spelling[] {
  const few = word.length >= 8 ? 2 : 1;
  const found: Spelling[] = [];
  for (const [other, [, distance]] of index.words.fuzzyGet(word, Math.max(few, word.length >= 6 ? 2 : 1))) {
    if (!other.startsWith(word.slice(0, 1)) || distance === 0 || isGeneric(other)) continue;
    if (distance <= few || isSwapped(word, other)) found.push(spelling(other, length, 1 - distance * 0.1));
  }
  return found.sort((a, b) => b.quality - a.quality).slice(0, MOST_GUESSES);
}

/** The same letters in another order: swapped letters count as one error though they change two places. */
function isSwapped(word: string, other: string): boolean {
  return word.length === other.length && lettersOf(word) === lettersOf(other);
}

function lettersOf(word: string): string {
  return Array.from(word).sort().join('');
}

/** `sub` in front of a number for `subsequent`. */
function completed(word: string, index: NameIndex): readonly Spelling[] {
  if (word.length < 3 || isGeneric(word)) return [];
  const found: Spelling[] = [];
  for (const other of index.words.atPrefix(word).keys()) {
    found.push(spelling(other, 1, 0.7));
    if (found.length >= MOST_GUESSES) break;
  }
  return found;
}

/** Hebrew writes "the", "in", "to", "from" and "and" as the first letter of the word. */
function withoutPrefix(word: string, index: NameIndex): readonly Spelling[] {
  if (!/^[\u05d0-\u05ea]{4,}$/u.test(word)) return [];
  return [1, 2]
    .filter((cut) => /^[הבלמשוכ]+$/u.test(word.slice(0, cut)) && index.words.has(word.slice(cut)))
    .map((cut) => spelling(word.slice(cut), 1, 0.95));
}
