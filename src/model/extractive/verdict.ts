/** How well the best passages have to fit. */
interface Fit {
  /** The greatest share of the question's words, by weight, that a passage and its headings hold: 0 to 1. */
  readonly share: number;
  /** The ranking's own score of the best passage, which knows lookalikes of words: 0 to 1. */
  readonly score: number;
  /** Names and codes of the question that the manual nowhere holds. */
  readonly unknown: number;
  /** Other words that say what it is about and that the manual has in no form. */
  readonly unnamed: number;
  /** Whether the question is in another language than the manual. */
  readonly foreign: boolean;
  /** Whether its small words show that it is in the manual's language. */
  readonly native: boolean;
  /** Whether words of the question could not be read at all, and it has no code. */
  readonly unread: boolean;
  /** Whether a code of the question stands in the manual. */
  readonly coded: boolean;
  /** Whether the question is about buying, prices or the warranty, of which the best passages don't tell. */
  readonly commerce: boolean;
}

/**
 * Nothing is quoted below `share` and `score` together, nor below `shareAlone` whatever the score says. Chosen on 135
 * answerable questions, of which at most 4 % are refused in each of three sets
 * (docs/decisions/2026-11-22-refusing-without-a-model.md).
 */
const least = { share: 0.3, score: 0.13, shareAlone: 0.15 } as const;
/** A name that the manual never says counts less where the question's language is not sure: German writes nouns so. */
const leastNamed = 0.6;
/** A thing that the manual never says is what the question is about, unless this share of the question fits. */
const leastWithout = 0.5;
/** Below this nothing is quoted without a doubt. */
const sureShare = 0.4;

/**
 * Whether to quote, to quote with a doubt, or to say that the manual doesn't answer the question. Words of another
 * language than the manual's say nothing, so that a doubt is all they allow; a code that the manual holds is quoted
 * whatever the words beside it; a name that the manual never says is
 * refused.
 */
export function verdictOn({
  share,
  score,
  unknown,
  unnamed,
  foreign,
  native,
  unread,
  coded,
  commerce,
}: Fit): 'sure' | 'doubtful' | 'refuse' {
  if ((unread && share === 0) || commerce) return 'refuse';
  if (unknown > 0 && (native || share < leastNamed)) return 'refuse';
  if (unnamed > 0 && !coded && share < leastWithout) return 'refuse';
  if (!foreign && !coded && refuses({ share, score })) return 'refuse';
  return share < sureShare || unread || unknown > 0 ? 'doubtful' : 'sure';
}

function refuses({ share, score }: Pick<Fit, 'share' | 'score'>): boolean {
  return share < least.shareAlone || (share < least.share && score < least.score);
}
