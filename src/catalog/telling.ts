import { isComplete } from './mention.ts';
import type { Mention } from './mention.ts';
import { isEveryday, isGeneric } from './ordinary-words.ts';
import type { Token } from './tokens.ts';

/** Where a text comes from: a place where a product's name is expected, or anything that people write. */
export type Setting = 'hint' | 'free';

/**
 * True when a mention says enough to mean a product, and isn't just ordinary words that a name has too. A word with a
 * number does, and a word that only names have; everyday words do in a hint, in free text with the brand or a capital.
 */
export function isTelling(mention: Mention, tokens: readonly Token[], setting: Setting): boolean {
  const spoken = tokens.slice(mention.from, mention.to);
  const words = spoken.filter((token) => token.kind === 'word');
  if (words.length === 0) return isComplete(mention) && spoken.length === tokens.length;
  if (words.length < spoken.length) return true;
  const own = words.filter((token) => !mention.form.brand.some((brand) => brand.text === token.text));
  const shortest = setting === 'hint' ? 2 : 3;
  if (own.some((token) => token.text.length >= shortest && !isEveryday(token.text))) return true;
  if (mention.hasBrand) return mention.isStart || isComplete(mention);
  if (setting === 'free') return isComplete(mention) && own.some((token) => isProperNoun(token, tokens));
  if (own.some((token) => !isGeneric(token.text))) return mention.isStart || (mention.isTail && spoken.length > 1);
  return isComplete(mention) && (spoken.length > 1 || spoken.length === tokens.length);
}

/** A capital letter within a text that isn't all capitals. */
function isProperNoun(token: Token, tokens: readonly Token[]): boolean {
  return token.capital && token !== tokens[0] && tokens.some((other) => other.kind === 'word' && !other.capital);
}
