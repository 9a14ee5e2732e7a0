/** How well the best passages have to fit. */
interface Fit {
  /** The greatest share of the question's words, by weight, that a passage and its headings hold: 0 to 1. */
  readonly share: number;
  /** The ranking's own score of the best passage, which knows lookalikes of words: 0 to 1. */
  readonly score: number;
  /** Names and codes of the question that the manual nowhere holds. */
  readonly unknown: number;
  /** Whether the question is in another language than the manual. */
  readonly foreign: boolean;
  /** Whether words of the question could not be read at all, and it has no code. */
  readonly unread: boolean;
  /** Whether a code of the question stands in the manual. */
  readonly coded: boolean;
}

/**
 * Nothing is quoted below `share` and `score` together, nor below `shareAlone` whatever the score says. Chosen on the
 * half of `eval/questions.jsonl` for choosing, where no answerable question in the manual's language has less than 0.36
 * and 0.19, with a distance because paraphrases may fit less well than those. On the other half 3 % of the answerable
 * questions are refused and 50 % of the unanswerable ones (docs/decisions/2026-11-22-quoting-without-a-model.md).
 */
const least = { share: 0.3, score: 0.13, shareAlone: 0.15 } as const;
/** A question about a name that the manual never says is quoted for only when nearly all else fits. */
const leastNamed = 0.6;
/** Below this nothing is quoted without a doubt. */
const sureShare = 0.4;

/**
 * Whether to quote, to quote with a doubt, or to say that the manual doesn't answer the question. Words of another
 * language than the manual's say nothing, so that a doubt is all they allow; a code that the manual holds is quoted
 * whatever the words beside it.
 */
export function verdictOn({ share, score, unknown, foreign, unread, coded }: Fit): 'sure' | 'doubtful' | 'refuse' {
  if (unread && share === 0) return 'refuse';
  const isCoded = coded && unknown === 0;
  if (!foreign && !isCoded && refuses({ share, score, unknown })) return 'refuse';
  return share < sureShare || unknown > 0 || unread ? 'doubtful' : 'sure';
}

function refuses({ share, score, unknown }: Pick<Fit, 'share' | 'score' | 'unknown'>): boolean {
  return (
    share < least.shareAlone || (share < least.share && score < least.score) || (unknown > 0 && share < leastNamed)
  );
}
