import { isContradicted } from './contradiction.ts';
import { findParts } from './find-parts.ts';
import type { FoundPart } from './find-parts.ts';
import { isComplete } from './mention.ts';
import type { Mention } from './mention.ts';
import { rangeOf, weightOf } from './name-form.ts';
import type { NameForm } from './name-form.ts';
import { sameToken } from './name-key.ts';
import type { NameIndex } from './name-index.ts';
import { isGeneric } from './ordinary-words.ts';
import { spellingsOf } from './spellings.ts';
import type { Spelling, Spellings } from './spellings.ts';
import type { Token } from './tokens.ts';

/** A part that thousands of names have (`td`) says little; so many of them are looked at. */
const MOST_FORMS_OF_PART = 200;
const MOST_MENTIONS = 3000;

/**
 * Finds the names that stand in a text. What the words beside a name contradict (another model number, another
 * generation, another brand) isn't one.
 */
export function findMentions(tokens: readonly Token[], index: NameIndex): readonly Mention[] {
  const spellings = spellingsOf(tokens, index);
  const mentions: Mention[] = [];
  const complete: Mention[] = [];
  for (const part of findParts(spellings, index)) {
    if (
      complete.some((mention) => mention.from <= part.from && part.to <= mention.to && mention.evidence > part.evidence)
    )
      continue;
    for (const form of formsOf(part, tokens, index)) {
      const mention = mentionOf(part, form, spellings);
      if (mention === null || isContradicted(mention, tokens, index)) continue;
      mentions.push(mention);
      if (isComplete(mention)) complete.push(mention);
    }
    if (mentions.length >= MOST_MENTIONS) break;
  }
  return mentions;
}

/** The names that have a part. Generic words name something only with their brand, or when they are all of a name. */
function formsOf(part: FoundPart, tokens: readonly Token[], index: NameIndex): readonly NameForm[] {
  const forms = index.parts.get(part.key) ?? [];
  const isWeak = tokens.slice(part.from, part.to).every((token) => token.kind === 'word' && isGeneric(token.text));
  if (!isWeak) return forms.slice(0, MOST_FORMS_OF_PART);
  const beside = [tokens[part.from - 1]?.text, tokens[part.to]?.text].filter((word) => index.byBrand.has(word ?? ''));
  const isNamed = (form: NameForm) => form.key === part.key || form.brand.some(({ text }) => beside.includes(text));
  return forms.filter(isNamed).slice(0, MOST_FORMS_OF_PART);
}

/** Widens a part by what stands beside it: the rest of the name in another order, and the brand. */
function mentionOf(part: FoundPart, form: NameForm, spellings: Spellings): Mention | null {
  const range = rangeOf(form, part.key);
  if (range === null) return null;
  const missing = [...form.tokens.slice(0, range[0]), ...form.tokens.slice(range[1])];
  const brand = [...form.brand];
  let { from, to, evidence } = part;
  for (let gain = 1; gain > 0; evidence += gain) {
    gain = takeBeside(spellings[to], [missing, brand]);
    if (gain > 0) to += 1;
    const before = takeBeside(spellings[from - 1], [missing, brand]);
    if (before > 0) from -= 1;
    gain += before;
  }
  const { words, isVerbatim } = part;
  const ends = { isStart: range[0] === 0, isTail: range[1] === form.tokens.length };
  const hasBrand = brand.length < form.brand.length;
  return { form, from, to, evidence, missing: weightOf(missing), ...ends, hasBrand, words, isVerbatim };
}

/** What a neighbour adds when it is one of the tokens that are wanted, which it is taken from; 0 when it isn't. */
function takeBeside(neighbour: readonly Spelling[] | undefined, wanted: readonly Token[][]): number {
  for (const spelling of neighbour ?? []) {
    if (spelling.length > 1) continue;
    for (const tokens of wanted) {
      const place = tokens.findIndex((token) => sameToken(token, spelling));
      // A model number that is cut short is another one: in `TD-17 Gen 2` nothing is left of the TD-17KVX Gen 2.
      if (tokens.slice(0, Math.max(place, 0)).some((token) => token.gap === 'glued')) continue;
      const [taken] = place === -1 ? [] : tokens.splice(place, 1);
      if (taken !== undefined) return weightOf([taken]) * spelling.quality;
    }
  }
  return 0;
}
