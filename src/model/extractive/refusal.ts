import type { Context } from '../../context/context.ts';
import type { Asked } from './asked-for.ts';
import { tellsOf } from './business.ts';
import { saidBy } from './fit.ts';
import { readable } from './question-terms.ts';
import type { Section } from './sections.ts';

/** What tells whether a manual answers an English question. */
export interface Signs {
  /** How much of what the question is about the best passage says: the sum of what its words tell, at most 1 each. */
  readonly said: number;
  /** The share of it that the best passage leaves unsaid: 0 to 1. */
  readonly unsaid: number;
  /** How much of the question the heading says that what would be quoted first stands under: 0 to 1. */
  readonly heading: number;
  /** Whether a name or code of the question stands nowhere in the manual: 1, else 0. */
  readonly name: number;
  /** Whether a word of the question is about the maker's business and none of the best passage's: 1, else 0. */
  readonly business: number;
}

/** What the question is about may stand in the second best passage. */
const bestPassages = 2;

/**
 * A logistic regression, its threshold in `always`, by
 * `node eval/train-refusal.ts --manuals DIR` (docs/decisions/2026-11-23-refusing-by-what-is-unsaid.md).
 */
const WEIGHTS: Signs & { readonly always: number } = {
  always: -1,
  said: -1.21,
  unsaid: 9.5,
  heading: -2.53,
  name: 2.93,
  business: 5.29,
};

/** Whether the signs are that the manual doesn't answer the question. */
export function isRefused({ said, unsaid, heading, name, business }: Signs): boolean {
  const against = WEIGHTS.always + WEIGHTS.name * name + WEIGHTS.business * business;
  return against + WEIGHTS.said * said + WEIGHTS.unsaid * unsaid + WEIGHTS.heading * heading > 0;
}

/** The signs of an English question; null for one in another language or about a manual in another one. */
export function signsOf(
  { terms, unknown, english, business }: Asked,
  { best }: Context,
  [section]: readonly Section[],
): Signs | null {
  if (!english) return null;
  const found = best.slice(0, bestPassages).map(({ passage }) => ({ passage, ...saidBy(passage, terms) }));
  const [first] = found.toSorted((a, b) => a.unsaid - b.unsaid);
  if (first === undefined) return { said: 0, unsaid: 1, heading: 0, name: 0, business: 0 };
  const { passage, said, unsaid } = first;
  const text = readable([...passage.headings, passage.text].join('\n'));
  return {
    said,
    unsaid,
    heading: section?.named ?? 0,
    name: unknown.length > 0 ? 1 : 0,
    business: business.some((word) => !tellsOf(word, text)) ? 1 : 0,
  };
}
