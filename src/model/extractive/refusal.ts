import type { Context } from '../../context/context.ts';
import type { Asked } from './asked-for.ts';
import { tellsOf } from './business.ts';
import { likenessTo } from './fit.ts';
import { readable } from './question-terms.ts';
import type { Section } from './sections.ts';

/** What tells whether a manual answers an English question. */
export interface Signs {
  /** How much of the question the best passage says, in whatever words: 0 to 1. */
  readonly likeness: number;
  /** How much of the question the heading says that what would be quoted first stands under: 0 to 1. */
  readonly heading: number;
  /** Whether a name or code of the question stands nowhere in the manual: 1, else 0. */
  readonly name: number;
  /** Whether a word of the question is about the maker's business and none of the best passage's: 1, else 0. */
  readonly business: number;
}

/**
 * A logistic regression, its threshold in `always`, by
 * `node eval/train-refusal.ts --manuals DIR` (docs/decisions/2026-11-23-refusing-by-likeness.md).
 */
const WEIGHTS: Signs & { readonly always: number } = {
  always: 4.49,
  likeness: -7.96,
  heading: -2.08,
  name: 2.81,
  business: 5.84,
};

/** Whether the signs are that the manual doesn't answer the question. */
export function isRefused({ likeness, heading, name, business }: Signs): boolean {
  const against = WEIGHTS.always + WEIGHTS.name * name + WEIGHTS.business * business;
  return against + WEIGHTS.likeness * likeness + WEIGHTS.heading * heading > 0;
}

/** The signs of an English question; null for one in another language or about a manual in another one. */
export function signsOf(
  { terms, unknown, english, business }: Asked,
  { best: [first] }: Context,
  [section]: readonly Section[],
): Signs | null {
  if (!english) return null;
  if (first === undefined) return { likeness: 0, heading: 0, name: 0, business: 0 };
  const { passage } = first;
  const text = readable([...passage.headings, passage.text].join('\n'));
  return {
    likeness: likenessTo(passage, terms),
    heading: section?.named ?? 0,
    name: unknown.length > 0 ? 1 : 0,
    business: business.some((word) => !tellsOf(word, text)) ? 1 : 0,
  };
}
