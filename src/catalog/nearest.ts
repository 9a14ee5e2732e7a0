import { distance } from 'fastest-levenshtein';
import type { NameForm } from './name-form.ts';
import type { NameIndex } from './name-index.ts';
import { keyOf } from './name-key.ts';
import { isEveryday, isGeneric } from './ordinary-words.ts';
import type { Product } from './product.ts';
import { spellingsOf } from './spellings.ts';
import type { Token } from './tokens.ts';

const MOST_FORMS_OF_WORD = 300;
/** Shares of letters that must agree: below, a name doesn't come near. */
const LEAST_LIKENESS = 0.4;

/** Products whose names come near one that the catalog doesn't have, nearest first: `td-18` comes near the TD-17. */
export function nearest(tokens: readonly Token[], index: NameIndex, limit: number): readonly Product[] {
  const best = new Map<Product, number>();
  for (const { key, forms } of wanted(tokens, index)) {
    for (const form of forms) {
      const likeness = likenessOf(key, form);
      if (likeness >= LEAST_LIKENESS && likeness > (best.get(form.product) ?? 0)) best.set(form.product, likeness);
    }
  }
  const sorted = [...best].sort(([a, one], [b, other]) => other - one || (a.name < b.name ? -1 : 1));
  return sorted.slice(0, limit).map(([product]) => product);
}

/** What may have been meant as a name, and the names that share a word or the brand with it. */
function* wanted(tokens: readonly Token[], index: NameIndex): Iterable<{ key: string; forms: readonly NameForm[] }> {
  const spellings = spellingsOf(tokens, index);
  for (const [at, token] of tokens.entries()) {
    const isModel = tokens[at + 1] !== undefined && tokens[at + 1]?.kind !== 'word';
    if (token.kind !== 'word' || (isGeneric(token.text) && !isModel)) continue;
    if (!isModel && (token.text.length < 3 || isEveryday(token.text))) continue;
    const key = keyOf(modelAt(tokens, at));
    for (const spelling of spellings[at] ?? []) {
      const forms = index.parts.get(spelling.text) ?? index.byBrand.get(spelling.text) ?? [];
      yield { key, forms: forms.slice(0, MOST_FORMS_OF_WORD) };
    }
  }
}

/** The word at `at`, with the model number behind it. */
function modelAt(tokens: readonly Token[], at: number): readonly Token[] {
  const isEnd = (token: Token, index: number) => index > at && token.kind === 'word' && token.gap === 'apart';
  const end = tokens.findIndex(isEnd);
  return tokens.slice(at, Math.min(end === -1 ? tokens.length : end, at + 6));
}

/** 1 for equal keys, 0 for keys that share nothing; a brand's own name is half of any of its products' names. */
function likenessOf(key: string, form: NameForm): number {
  const longer = Math.max(key.length, form.key.length);
  const alike = 1 - distance(key, form.key) / longer;
  const isBrand = form.brand.some((token) => token.text === key);
  return isBrand ? Math.max(alike, LEAST_LIKENESS) : alike;
}
