import { isComplete } from './mention.ts';
import type { Mention } from './mention.ts';
import { isEveryday, isGeneric, isTalk } from './ordinary-words.ts';
import type { Token } from './tokens.ts';

/** Where a text comes from: a place where a product's name is expected, or anything that people write. */
export type Setting = 'hint' | 'free';

/**
 * True when a mention says enough to mean a product, and isn't just ordinary words that a name has too. A word with a
 * number does, and a word that only names have; everyday words do in a hint, in free text with the brand or a capital.
 */
export function isTelling(mention: Mention, tokens: readonly Token[], setting: Setting): boolean {
  const spoken = tokens.slice(mention.from, mention.to);
  const { words, hasBrand } = mention;
  const isFree = setting === 'free';
  if (words.length === 0) return hasBrand || (isComplete(mention) && spoken.length === tokens.length);
  const shortest = isFree ? 3 : 2;
  if (words.some((word) => word.length >= shortest && !isEveryday(word))) return true;
  const isProper = spoken.some((token) => isProperNoun(token, tokens));
  if (spoken.some((token) => token.kind !== 'word')) {
    // `take 5` is said of minutes too.
    return !isFree || isProper || isBrandSpoken(mention, tokens) || !words.every(isTalk);
  }
  if (hasBrand) return mention.isStart || isComplete(mention);
  if (isFree) return isComplete(mention) && isProper;
  if (words.some((word) => !isGeneric(word))) return mention.isStart || (mention.isTail && spoken.length > 1);
  return isComplete(mention) && (spoken.length > 1 || spoken.length === tokens.length);
}

/** A capital letter within a text that isn't all capitals. */
function isProperNoun(token: Token, tokens: readonly Token[]): boolean {
  return token.capital && token !== tokens[0] && tokens.some((other) => other.kind === 'word' && !other.capital);
}

function isBrandSpoken(mention: Mention, tokens: readonly Token[]): boolean {
  return mention.form.brand.some((brand) => tokens.some((token) => token.text === brand.text));
}
