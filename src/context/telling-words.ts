import { rarityOf, type SoughtWord } from './bm25.ts';
import type { RankedPassage } from './passage.ts';
import type { TermCounts } from './term-counts.ts';

/** So many words say what passages are about. */
const TELLING_WORDS = 20;
/** A passage of fewer words is counted as one of these: a lone heading would outweigh a whole page. */
const LEAST_LENGTH = 20;

interface Known {
  readonly countsOf: (ranked: RankedPassage) => TermCounts;
  /** How many passages have a term. */
  readonly having: (term: number) => number;
  /** How many passages there are. */
  readonly size: number;
}

/**
 * The words that tell the given passages from all others, the better ranked ones counting more: a relevance model of them
 * (Lavrenko and Croft, Relevance-Based Language Models, 2001), its words weighed by their rarity.
 */
export function tellingWords(best: readonly RankedPassage[], { countsOf, having, size }: Known): readonly SoughtWord[] {
  const worth = new Map<number, number>();
  for (const ranked of best) {
    const { counts, length } = countsOf(ranked);
    for (const [term, count] of counts) {
      const share = count / Math.max(LEAST_LENGTH, length);
      worth.set(term, (worth.get(term) ?? 0) + ranked.score * share * rarityOf(having(term), size));
    }
  }
  return [...worth]
    .sort(([, one], [, other]) => other - one)
    .slice(0, TELLING_WORDS)
    .map(([term, weight]) => ({ matches: [{ term, weight: 1 }], weight }));
}
