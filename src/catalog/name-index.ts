import SearchableMap from 'minisearch/SearchableMap';
import { nameForms } from './name-form.ts';
import type { NameForm } from './name-form.ts';
import { appendKey, keyOf } from './name-key.ts';
import { isGeneric } from './ordinary-words.ts';
import type { Product } from './product.ts';
import type { Token } from './tokens.ts';

/** The longest part of a name that is looked up at once, in tokens. */
export const LONGEST_PART = 8;

/** What is looked up to find names in a text. */
export interface NameIndex {
  /** Every part of a name (tokens that follow each other) by its key, with the names that have it. */
  readonly parts: ReadonlyMap<string, readonly NameForm[]>;
  /** Every word of the names, and every two neighbouring ones as one, for typing errors. */
  readonly words: SearchableMap<true>;
  /** The keys of the brands, whole and by their first word. */
  readonly brands: ReadonlySet<string>;
  /** Short words that tell variants apart when they stand behind a number: `kv`, `mo`. */
  readonly variants: ReadonlySet<string>;
}

/** Builds the index of the products' names. */
export function indexNames(products: readonly Product[]): NameIndex {
  const parts = new Map<string, NameForm[]>();
  const words = new SearchableMap<true>();
  const known = new Set<string>();
  const brands = new Set<string>();
  const variants = new Set<string>();
  for (const form of products.flatMap(nameForms)) {
    addParts(parts, form);
    for (const word of wordsOf([...form.tokens])) known.add(word);
    addBrand(brands, known, form.brand);
    for (const word of variantsOf(form.tokens)) variants.add(word);
  }
  for (const word of known) words.set(word, true);
  return { parts, words, brands, variants };
}

function addParts(parts: Map<string, NameForm[]>, form: NameForm): void {
  for (let from = 0; from < form.tokens.length; from++) {
    if (!mayStart(form.tokens, from)) continue;
    let key = '';
    for (const token of form.tokens.slice(from, from + LONGEST_PART)) {
      key = appendKey(key, token);
      const others = parts.get(key);
      if (others === undefined) parts.set(key, [form]);
      else if (others.at(-1) !== form) others.push(form);
    }
  }
}

/** A part of a name doesn't start within a model number, nor with a number that isn't the name's first word. */
function mayStart(tokens: readonly Token[], from: number): boolean {
  const token = tokens[from];
  if (from === 0 || token === undefined) return true;
  return token.kind === 'word' && token.text !== 'plus' && token.gap !== 'glued';
}

function* wordsOf(tokens: readonly Token[]): Iterable<string> {
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'word') continue;
    yield token.text;
    const next = tokens[index + 1];
    if (next?.kind === 'word') yield token.text + next.text;
  }
}

function addBrand(brands: Set<string>, known: Set<string>, brand: readonly Token[]): void {
  const [first] = brand;
  if (first?.kind !== 'word') return;
  brands.add(keyOf(brand));
  if (!isGeneric(first.text)) brands.add(first.text);
  known.add(first.text);
}

function* variantsOf(tokens: readonly Token[]): Iterable<string> {
  for (const [index, token] of tokens.entries()) {
    const isShort = token.kind === 'word' && token.text.length <= 4 && !isGeneric(token.text);
    if (isShort && tokens[index - 1]?.kind === 'number') yield token.text;
  }
}
