import MiniSearch from 'minisearch';
import type { Query } from 'minisearch';
import { keyOf } from './name-key.ts';
import { isGeneric } from './ordinary-words.ts';
import type { Product } from './product.ts';
import { tokenise } from './tokens.ts';
import type { Token } from './tokens.ts';

const MOST_WORDS = 8;

/** Looks for products by what somebody is typing, and by names that come near. */
export interface NameSearch {
  /** Products whose names fit what has been typed so far, best first; all by name for an empty text. */
  typed(text: string, limit: number): readonly Product[];
  /** Products whose names come near one that doesn't exist, nearest first. */
  nearest(tokens: readonly Token[], limit: number): readonly Product[];
}

/** Builds the search over the products' names, aliases and brands. */
export function createNameSearch(products: readonly Product[]): NameSearch {
  const search = new MiniSearch<{ id: number; terms: string }>({
    fields: ['terms'],
    tokenize: (terms) => terms.split(' '),
    processTerm: (term) => term,
  });
  search.addAll(products.map((product, id) => ({ id, terms: termsOf(product).join(' ') })));
  const byName = products.toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  const find = (query: Query, limit: number) =>
    search
      .search(query)
      .slice(0, limit)
      .flatMap((hit: { id: unknown }) => productAt(products, hit.id));
  return {
    typed(text, limit) {
      const words = wordsOf(text);
      if (words.length === 0) return byName.slice(0, limit);
      const found = find(typedQuery(words), limit);
      return found.length > 0 ? found : find(nearQuery(words), limit);
    },
    nearest(tokens, limit) {
      const words = namesIn(tokens);
      return words.length === 0 ? [] : find(nearQuery(words), limit);
    },
  };
}

function productAt(products: readonly Product[], id: unknown): readonly Product[] {
  const product = typeof id === 'number' ? products[id] : undefined;
  return product === undefined ? [] : [product];
}

/** The words of a product's names, each as one (`td17kvx`) and in its parts, and every end of a name as one. */
function termsOf(product: Product): readonly string[] {
  const terms = new Set<string>();
  for (const name of [product.name, ...product.aliases, product.brand ?? '']) {
    const tokens = tokenise(name, 16);
    for (const token of tokens) terms.add(token.text);
    for (const [at, token] of tokens.entries()) {
      if (token.gap === 'apart') terms.add(keyOf(tokens.slice(at)));
    }
    for (const word of wordsOf(name)) terms.add(word);
  }
  return [...terms];
}

function wordsOf(text: string): readonly string[] {
  const words = text.slice(0, 200).split(/\s+/u).slice(0, MOST_WORDS);
  return words.map((word) => keyOf(tokenise(word, 16))).filter((word) => word !== '');
}

function typedQuery(words: readonly string[]): Query {
  return {
    combineWith: 'OR',
    queries: [
      { queries: [words.join('')], prefix: true, boost: { terms: 2 } },
      { combineWith: 'AND', queries: [...words], prefix: true },
    ],
  };
}

/** Fuzzy in the numbers too: `td18` comes near the TD-17. */
function nearQuery(words: readonly string[]): Query {
  const terms = [...new Set([...words, ...(words.length > 1 ? [words.join('')] : [])])];
  return { combineWith: 'OR', queries: terms, fuzzy: (term) => (term.length < 4 ? false : 0.25), prefix: true };
}

/** The words of a text that may be meant as a name: those with a number in them, and those that aren't ordinary. */
function namesIn(tokens: readonly Token[]): readonly string[] {
  const names: string[] = [];
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1];
    if (token.kind !== 'word') continue;
    if (next !== undefined && next.kind !== 'word') names.push(keyOf(modelAt(tokens, at)));
    if (token.text.length > 2 && !isGeneric(token.text)) names.push(token.text);
  }
  return names.slice(0, MOST_WORDS);
}

/** The tokens from `at` to the end of the model number that starts there. */
function modelAt(tokens: readonly Token[], at: number): readonly Token[] {
  const end = tokens.findIndex(
    (token, index) => index > at + 1 && token.gap === 'apart' && token.kind !== 'generation',
  );
  return tokens.slice(at, end === -1 ? at + 6 : end);
}
