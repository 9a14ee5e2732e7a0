import { isRefused } from './refusal.ts';
import type { Signs } from './refusal.ts';

/** How well the best passages have to fit. */
interface Fit {
  /** The greatest share of the question's words, by weight, that a passage and its headings hold: 0 to 1. */
  readonly share: number;
  /** What else tells whether the manual answers; null where the question or the manual is not in English. */
  readonly signs: Signs | null;
  /** Names and codes of the question that the manual nowhere holds. */
  readonly unknown: number;
  /** Whether the question is in another language than the manual. */
  readonly foreign: boolean;
  /** Whether words of the question could not be read at all, and it has no code. */
  readonly unread: boolean;
  /** Whether a code of the question stands in the manual, in few places. */
  readonly coded: boolean;
}

export type Verdict = 'sure' | 'doubtful' | 'refuse' | 'unread';

/** Below this nothing is quoted, where nothing else tells. */
const leastShare = 0.15;
/** Below this nothing is quoted without a doubt. */
const sureShare = 0.4;

/**
 * Whether to quote, to quote with a doubt, to say that the manual doesn't answer the question, or that the question can't
 * be read. Words of another language than the manual's say nothing, so that a doubt is all they allow; a name that it
 * doesn't hold is refused in any. Where no signs can be had, a code that the manual holds is quoted whatever the words
 * beside it.
 */
export function verdictOn({ share, signs, unknown, foreign, unread, coded }: Fit): Verdict {
  if (unread && share === 0 && unknown === 0) return 'unread';
  const isDoubted =
    signs === null ? !(coded && unknown === 0) && (share < leastShare || unknown > 0) : isRefused(signs);
  if (isDoubted && (!foreign || unknown > 0)) return 'refuse';
  return share < sureShare || unread || unknown > 0 ? 'doubtful' : 'sure';
}
