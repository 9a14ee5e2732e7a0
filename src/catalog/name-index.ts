import SearchableMap from 'minisearch/SearchableMap';
import { nameForms } from './name-form.ts';
import type { NameForm } from './name-form.ts';
import { appendKey, keyOf } from './name-key.ts';
import { isGeneric } from './ordinary-words.ts';
import type { Product } from './product.ts';
import { tokenise } from './tokens.ts';
import type { Token } from './tokens.ts';

/** The longest part of a name that is looked up at once, in tokens. */
export const LONGEST_PART = 8;

/** What is looked up to find names in a text. */
export interface NameIndex {
  /** Every part of a name (tokens that follow each other) by its key, with the names that have it. */
  readonly parts: ReadonlyMap<string, readonly NameForm[]>;
  /** Every word of the names, and every two neighbouring ones as one, for typing errors. */
  readonly words: SearchableMap<true>;
  /** The names of every brand, by the brand's key and by its first word. */
  readonly byBrand: ReadonlyMap<string, readonly NameForm[]>;
  /** Short words that tell variants apart when they stand behind a number: `kv`, `mo`. */
  readonly variants: ReadonlySet<string>;
}

/** Builds the index of the products' names. */
export function indexNames(products: readonly Product[]): NameIndex {
  const parts = new Map<string, NameForm[]>();
  const words = new SearchableMap<true>();
  const known = new Set<string>();
  const byBrand = new Map<string, NameForm[]>();
  const variants = new Set<string>();
  for (const form of allForms(products)) {
    addParts(parts, form);
    for (const word of wordsOf(form.tokens)) known.add(word);
    addBrand(byBrand, form);
    for (const word of wordsOf(form.brand.slice(0, 1))) known.add(word);
    for (const word of variantsOf(form.tokens)) variants.add(word);
  }
  for (const word of known) words.set(word, true);
  return { parts, words, byBrand, variants };
}

function* allForms(products: readonly Product[]): Iterable<NameForm> {
  const brands = new Map<string, readonly Token[]>();
  for (const product of products) {
    const name = product.brand ?? '';
    const brand = brands.get(name) ?? tokenise(name, LONGEST_PART);
    brands.set(name, brand);
    yield* nameForms(product, brand);
  }
}

function addParts(parts: Map<string, NameForm[]>, form: NameForm): void {
  for (let from = 0; from < form.tokens.length; from++) {
    if (!mayStart(form.tokens, from)) continue;
    let key = '';
    for (const token of form.tokens.slice(from, from + LONGEST_PART)) {
      key = appendKey(key, token);
      addTo(parts, key, form);
    }
  }
}

/** A part of a name doesn't start within a model number, nor with a number, nor is it generic words alone. */
function mayStart(tokens: readonly Token[], from: number): boolean {
  const token = tokens[from];
  if (from === 0 || token === undefined) return true;
  if (token.kind !== 'word' || token.text === 'plus') return false;
  if (token.gap === 'glued' && !(from === 1 && tokens[0]?.kind === 'number')) return false;
  return tokens.slice(from).some((one) => one.kind !== 'word' || !isGeneric(one.text));
}

function* wordsOf(tokens: readonly Token[]): Iterable<string> {
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'word') continue;
    yield token.text;
    const next = tokens[index + 1];
    if (next?.kind === 'word') yield token.text + next.text;
  }
}

function addBrand(byBrand: Map<string, NameForm[]>, form: NameForm): void {
  const [first] = form.brand;
  if (first?.kind !== 'word') return;
  const keys = new Set([keyOf(form.brand), ...(isGeneric(first.text) ? [] : [first.text])]);
  for (const key of keys) addTo(byBrand, key, form);
}

function addTo(names: Map<string, NameForm[]>, key: string, form: NameForm): void {
  const others = names.get(key);
  if (others === undefined) names.set(key, [form]);
  else if (others.at(-1) !== form) others.push(form);
}

function* variantsOf(tokens: readonly Token[]): Iterable<string> {
  for (const [index, token] of tokens.entries()) {
    const isShort = token.kind === 'word' && token.text.length <= 4 && !isGeneric(token.text);
    if (isShort && tokens[index - 1]?.kind === 'number') yield token.text;
  }
}
