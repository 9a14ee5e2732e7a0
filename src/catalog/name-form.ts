import type { Product } from './product.ts';
import { keyOf, sameToken } from './name-key.ts';
import { isDescription } from './ordinary-words.ts';
import { tokenise } from './tokens.ts';
import type { Token } from './tokens.ts';

const MOST_TOKENS = 16;

/** One way to name a product, without its brand. */
export interface NameForm {
  readonly product: Product;
  readonly tokens: readonly Token[];
  readonly key: string;
  /** Tokens that people say of the brand: `akai`, `professional`. */
  readonly brand: readonly Token[];
}

/** The ways to name a product of a brand: its name and its aliases, each once. */
export function nameForms(product: Product, brand: readonly Token[]): readonly NameForm[] {
  const forms = new Map<string, NameForm>();
  for (const name of [product.name, ...product.aliases]) {
    const tokens = withoutBrand(tokenise(name, MOST_TOKENS), brand);
    const key = keyOf(tokens);
    if (key !== '' && !forms.has(key)) forms.set(key, { product, tokens, key, brand });
  }
  return [...forms.values()];
}

/** `Akai MPC One` of the brand `Akai Professional` without `Akai`. A product that is called as its brand keeps it. */
function withoutBrand(name: readonly Token[], brand: readonly Token[]): readonly Token[] {
  const length = brand.findIndex((token, index) => {
    const other = name[index];
    return other === undefined || !sameToken(token, other);
  });
  const rest = name.slice(length === -1 ? brand.length : length);
  return rest.length === 0 ? name : rest;
}

/** How much tokens say which product of similar names is meant; words that only describe say next to nothing. */
export function weightOf(tokens: readonly Token[]): number {
  return tokens.reduce((sum, token) => sum + (token.kind === 'word' && isDescription(token.text) ? 0.1 : 1), 0);
}

/** Where in a form's tokens a key stands, as `[from, to)`; null when it doesn't. */
export function rangeOf(form: NameForm, key: string): readonly [number, number] | null {
  for (let from = 0; from < form.tokens.length; from++) {
    for (let to = from + 1; to <= form.tokens.length; to++) {
      if (keyOf(form.tokens.slice(from, to)) === key) return [from, to];
    }
  }
  return null;
}
