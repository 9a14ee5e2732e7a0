import { foldText } from './fold-text.ts';
import type { Product } from './product.ts';

const MOST_WORDS = 8;
/** So many of the names that fit are compared; more than any list of suggestions shows. */
const MOST_FITTING = 2000;

const PLAIN = /^[a-z0-9]+$/u;

/** Finds products by what has been typed so far, best first; all of them, by name, for an empty text. */
type NameSearch = (text: string, limit: number) => readonly Product[];

/** A name as it is searched for: letters and digits without spaces, `td17kvxgen2`, or a word of it. */
interface Terms {
  /** All terms in order, so that those that start alike stand together. */
  readonly sorted: readonly string[];
  /** The places of the products in `byName`, by term. */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

/** Makes the search of the autocomplete, which knows beginnings: of whole names, then of every word in any order. */
export function createNameSearch(products: readonly Product[]): NameSearch {
  const byName = products.toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  const words = byName.map(wordsOf);
  const wholeNames = sortTerms(byName.map(keysOf));
  const anyWords = sortTerms(words);
  return (text, limit) => {
    const typed = typedWords(text);
    if (typed.length === 0) return byName.slice(0, limit);
    const found = new Set(placesOf(wholeNames, typed.join('')));
    const longest = typed.toSorted((a, b) => b.length - a.length)[0] ?? '';
    for (const place of placesOf(anyWords, longest)) {
      if (found.size >= limit) break;
      if (typed.every((word) => words[place]?.some((other) => other.startsWith(word)))) found.add(place);
    }
    return [...found].slice(0, limit).flatMap((place) => byName[place] ?? []);
  };
}

function sortTerms(termsOfPlaces: readonly (readonly string[])[]): Terms {
  const places = new Map<string, number[]>();
  for (const [place, terms] of termsOfPlaces.entries()) {
    for (const term of terms) {
      const others = places.get(term);
      if (others === undefined) places.set(term, [place]);
      else if (others.at(-1) !== place) others.push(place);
    }
  }
  return { sorted: [...places.keys()].sort(), places };
}

/** The places of the products that have a term with this beginning, by name. */
function placesOf({ sorted, places }: Terms, beginning: string): readonly number[] {
  const found: number[] = [];
  for (let at = firstAtLeast(sorted, beginning); found.length < MOST_FITTING; at++) {
    const term = sorted[at];
    if (!term?.startsWith(beginning)) break;
    found.push(...(places.get(term) ?? []).slice(0, MOST_FITTING));
  }
  return found.sort((a, b) => a - b);
}

function firstAtLeast(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The names as one word each, with the brand in front and without it. */
function keysOf(product: Product): readonly string[] {
  const name = foldText(product.name);
  const brand = foldText(product.brand ?? '');
  const bare = brand !== '' && name.startsWith(`${brand} `) ? [squashed(name.slice(brand.length))] : [];
  return [squashed(name), ...bare, ...product.aliases.map((alias) => squashed(foldText(alias)))];
}

function wordsOf(product: Product): readonly string[] {
  const names = foldText([product.name, ...product.aliases, product.brand ?? ''].join(' '));
  return names.split(' ').flatMap((word) => {
    if (PLAIN.test(word)) return [word];
    return [squashed(word), ...word.split(/[^\p{L}\p{M}\p{N}]+/u)].filter((part) => part !== '');
  });
}

function typedWords(text: string): readonly string[] {
  const words = foldText(text.slice(0, 200)).split(/\s+/u).slice(0, MOST_WORDS);
  return words.map(squashed).filter((word) => word !== '');
}

function squashed(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replaceAll('+', 'plus').replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}
