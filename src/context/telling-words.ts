import { rarityOf, type SoughtWord } from './bm25.ts';
import type { RankedPassage } from './passage.ts';

/** So many words say what passages are about. */
const TELLING_WORDS = 20;
/** A passage of fewer words is counted as one of these: a lone heading would outweigh a whole page. */
const LEAST_LENGTH = 20;

interface Known {
  /** By turns: the number of a term of the passage, and how often it occurs there. */
  readonly termsOf: (ranked: RankedPassage) => Uint32Array;
  /** How many passages have a term. */
  readonly having: (term: number) => number;
  /** How many passages there are. */
  readonly size: number;
}

/**
 * The words that tell the given passages from all others, the better ranked ones counting more: a relevance model of them
 * (Lavrenko and Croft, Relevance-Based Language Models, 2001), its words weighed by their rarity.
 */
export function tellingWords(best: readonly RankedPassage[], { termsOf, having, size }: Known): readonly SoughtWord[] {
  const worth = new Map<number, number>();
  for (const ranked of best) {
    const terms = termsOf(ranked);
    let length = 0;
    for (let at = 1; at < terms.length; at += 2) length += terms[at] ?? 0;
    for (let at = 0; at + 1 < terms.length; at += 2) {
      const term = terms[at] ?? 0;
      const share = (terms[at + 1] ?? 0) / Math.max(LEAST_LENGTH, length);
      worth.set(term, (worth.get(term) ?? 0) + ranked.score * share * rarityOf(having(term), size));
    }
  }
  return [...worth]
    .sort(([, one], [, other]) => other - one)
    .slice(0, TELLING_WORDS)
    .map(([term, weight]) => ({ matches: [{ term, weight: 1 }], weight }));
}
