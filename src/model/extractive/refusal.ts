import type { Context } from '../../context/context.ts';
import type { Asked } from './asked-for.ts';
import { tellsOf } from './business.ts';
import { saidBy } from './fit.ts';
import { readable } from './question-terms.ts';

/** What tells whether a manual answers an English question. */
export interface Signs {
  /** How much of what the question is about a passage says at most: the sum of what its words tell, at most 1 each. */
  readonly said: number;
  /** The share of it that a passage leaves unsaid at least: 0 to 1. */
  readonly unsaid: number;
  /** How much the most telling word tells that a passage leaves unsaid, where that is least: 0 to about 5. */
  readonly missing: number;
  /** Whether a name or code of the question stands nowhere in the manual: 1, else 0. */
  readonly name: number;
  /** Whether a word of the question is about the maker's business and none of the best passage's: 1, else 0. */
  readonly business: number;
}

/** What the question is about seldom stands in the first one. */
const bestPassages = 10;

/**
 * A logistic regression, its threshold in `always`, by
 * `node eval/train-refusal.ts --manuals DIR` (docs/decisions/2026-11-23-refusing-by-what-is-unsaid.md).
 */
const WEIGHTS: Signs & { readonly always: number } = {
  always: -1.98,
  said: -1.35,
  unsaid: 18.25,
  missing: -0.47,
  name: 2.98,
  business: 7.54,
};

/** Whether the signs are that the manual doesn't answer the question. */
export function isRefused({ said, unsaid, missing, name, business }: Signs): boolean {
  const against = WEIGHTS.always + WEIGHTS.name * name + WEIGHTS.business * business;
  return against + WEIGHTS.said * said + WEIGHTS.unsaid * unsaid + WEIGHTS.missing * missing > 0;
}

/** The signs of an English question; null for one in another language or about a manual in another one. */
export function signsOf({ terms, unknown, english, business }: Asked, { best }: Context): Signs | null {
  if (!english) return null;
  const found = best.slice(0, bestPassages).map(({ passage }) => ({ passage, ...saidBy(passage, terms) }));
  const [fitting] = found.toSorted((a, b) => a.unsaid - b.unsaid);
  if (fitting === undefined) return { said: 0, unsaid: 1, missing: 1, name: 0, business: 0 };
  const text = readable([...fitting.passage.headings, fitting.passage.text].join('\n'));
  return {
    said: Math.max(...found.map(({ said }) => said)),
    unsaid: fitting.unsaid,
    missing: Math.min(...found.map(({ missing }) => missing)),
    name: unknown.length > 0 ? 1 : 0,
    business: business.some((word) => !tellsOf(word, text)) ? 1 : 0,
  };
}
