import type { ContextQuery } from './context.ts';
import type { PassageIndex } from './passage-index.ts';
import type { Passage, RankedPassage } from './passage.ts';

/** More than these never fit into a context; kept low because everything here is sorted for every question. */
const RANKED = 500;

/**
 * The passages of several manuals in one ranking. With search terms the score is the mean of what the question and what
 * the terms reach.
 */
export function rankOver(indexes: readonly PassageIndex[], query: ContextQuery): readonly RankedPassage[] {
  const texts =
    query.terms === undefined || query.terms.length === 0 ? [query.text] : [query.text, query.terms.join(' ')];
  const scores = new Map<Passage, number>();
  for (const index of indexes) {
    for (const text of texts) {
      for (const { passage, score } of index.rank(text, RANKED, query.product)) {
        scores.set(passage, (scores.get(passage) ?? 0) + score / texts.length);
      }
    }
  }
  return [...scores]
    .map(([passage, score]) => ({ passage, score }))
    .sort((a, b) => b.score - a.score)
    .slice(0, RANKED);
}
