import { isComplete } from './mention.ts';
import type { Mention } from './mention.ts';
import { keyOf } from './name-key.ts';
import type { NameIndex } from './name-index.ts';
import { isGeneric } from './ordinary-words.ts';
import type { Token } from './tokens.ts';

/** True when what stands beside a name says that another product is meant, or that it is no name at all. */
export function isContradicted(mention: Mention, tokens: readonly Token[], index: NameIndex): boolean {
  const after = tokens[mention.to];
  if (after !== undefined && contradictsAfter(mention, after, tokens, index)) return true;
  if (tokens[mention.from]?.gap === 'glued') return true;
  return isOtherBrandBefore(mention, tokens, index);
}

function contradictsAfter(mention: Mention, after: Token, tokens: readonly Token[], index: NameIndex): boolean {
  if (after.gap === 'glued') return after.text !== 's';
  if (after.kind === 'generation') return after.text !== '1';
  if (after.kind === 'number') return after.gap === 'joined' || !isComplete(mention) || !hasNumber(mention);
  if (isGeneric(after.text)) return false;
  const isLatin = /^\p{sc=Latin}+$/u.test(after.text);
  if (after.gap === 'joined' && isLatin) return true;
  return index.variants.has(after.text) && tokens[mention.to - 1]?.kind !== 'word';
}

function hasNumber(mention: Mention): boolean {
  return mention.form.tokens.some((token) => token.kind !== 'word');
}

function isOtherBrandBefore(mention: Mention, tokens: readonly Token[], index: NameIndex): boolean {
  const own = new Set(mention.form.brand.map((token) => token.text));
  return [1, 2].some((length) => {
    const before = tokens.slice(Math.max(0, mention.from - length), mention.from);
    const key = keyOf(before);
    const isName = before.every((token) => !own.has(token.text) && !isGeneric(token.text));
    return before.length === length && isName && index.byBrand.has(key);
  });
}
