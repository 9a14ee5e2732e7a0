import { isComplete } from './mention.ts';
import type { Mention } from './mention.ts';
import { keyOf } from './name-key.ts';
import type { NameIndex } from './name-index.ts';
import { isEveryday, isGeneric, isModelMark } from './ordinary-words.ts';
import type { Token } from './tokens.ts';

/** True when what stands beside a name says that another product is meant, or that it is no name at all. */
export function isContradicted(mention: Mention, tokens: readonly Token[], index: NameIndex): boolean {
  const before = tokens[mention.from - 1];
  const after = tokens[mention.to];
  if (tokens[mention.from]?.gap === 'glued') return true;
  if (after !== undefined && contradictsAfter(mention, after, tokens[mention.to - 1], index)) return true;
  if (before !== undefined && !mention.isStart && isNameWord(before, index)) return true;
  return isOtherBrandBefore(mention, tokens, index);
}

function contradictsAfter(mention: Mention, after: Token, last: Token | undefined, index: NameIndex): boolean {
  if (after.gap === 'glued') return after.text !== 's';
  if (after.kind === 'generation') return after.text !== '1';
  if (after.kind === 'number') return after.gap === 'joined' || !isComplete(mention) || !hasNumber(mention);
  if (isGeneric(after.text)) return !isComplete(mention) && isModelMark(after.text);
  if (after.gap === 'joined' && /^\p{sc=Latin}+$/u.test(after.text)) return true;
  // Behind a complete name `v2` is a version of its firmware.
  if (after.text === 'v' && isComplete(mention)) return false;
  return last?.kind !== 'word' && index.variants.has(after.text);
}

function hasNumber(mention: Mention): boolean {
  return mention.form.tokens.some((token) => token.kind !== 'word');
}

/** A word that names start with, in front of the end of another name: `MPK mini mk2` doesn't mean the APC Mini mk2. */
function isNameWord(word: Token, index: NameIndex): boolean {
  return word.kind === 'word' && !isEveryday(word.text) && index.parts.has(word.text);
}

function isOtherBrandBefore(mention: Mention, tokens: readonly Token[], index: NameIndex): boolean {
  const own = new Set(mention.form.brand.map((token) => token.text));
  return [1, 2].some((length) => {
    const before = tokens.slice(Math.max(0, mention.from - length), mention.from);
    const isName = before.every((token) => !own.has(token.text) && !isGeneric(token.text));
    return before.length === length && isName && index.byBrand.has(keyOf(before));
  });
}
