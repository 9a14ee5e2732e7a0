import { findMentions } from './find-mentions.ts';
import type { NameIndex } from './name-index.ts';
import { resolve } from './resolve.ts';
import { isTelling } from './telling.ts';
import { tokenise } from './tokens.ts';

/** No name is longer, in words and in tokens. */
const LONGEST_WORDS = 12;
const LONGEST_TOKENS = 32;
const LONGEST_START = 400;

/**
 * Splits a text into the longest start that names a product, and the rest. Articles and marks around the name belong
 * to neither. Without a name, a first word that is an id is the hint. `hint` is null, and `rest` the whole text, when no
 * start names a product.
 */
export function splitHint(
  text: string,
  index: NameIndex,
  isId: (word: string) => boolean,
): { readonly hint: string | null; readonly rest: string } {
  const whole = text.trim();
  const body = whole.replace(/^(?:(?:the|my|our|a|an)\s+)?["'“”„«‘’]*/iu, '');
  const tokens = tokenise(body.slice(0, LONGEST_START), LONGEST_TOKENS);
  const ends = findMentions(tokens, index)
    .filter((mention) => mention.from === 0 && isTelling(mention, tokens, 'hint'))
    .map((mention) => mention.to);
  for (const end of [...new Set(ends)].sort((a, b) => b - a)) {
    const start = startOf(body, end);
    if (start === null || resolve(tokenise(start, LONGEST_TOKENS), index, 'hint').products.length === 0) continue;
    return { hint: withoutEndMarks(start), rest: body.slice(start.length).replace(/^[\s"'“”»’,:;.!–—-]+/u, '') };
  }
  const [first = ''] = whole.split(/\s/u, 1);
  // An id that is a name too was looked at above, with what follows it.
  const isName = resolve(tokenise(first, LONGEST_TOKENS), index, 'hint').products.length > 0;
  if (isId(first) && !isName) return { hint: first, rest: whole.slice(first.length).trim() };
  return { hint: null, rest: whole };
}

/** A name without the marks after it. A sign that stands for a letter (Ⓡ, 🄬) is one: tokens are made of it, too. */
function withoutEndMarks(name: string): string {
  const last = [...name.matchAll(/./gsu)].findLast(([sign]) => /[\p{L}\p{M}\p{N}+!]/u.test(sign.normalize('NFKC')));
  return last === undefined ? '' : name.slice(0, last.index + last[0].length);
}

/** The words of a text that have its first `count` tokens and no more; null when a word has more. */
function startOf(text: string, count: number): string | null {
  let longest: string | null = null;
  let words = 0;
  for (const match of text.matchAll(/\S+/gu)) {
    const start = text.slice(0, match.index + match[0].length);
    if (tokenise(start, LONGEST_TOKENS).length === count) longest = start;
    if (++words >= LONGEST_WORDS) break;
  }
  return longest;
}
