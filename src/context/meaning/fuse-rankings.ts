import type { Passage, RankedPassage } from '../passage.ts';

/** Cormack, Clarke, Büttcher: Reciprocal Rank Fusion outperforms Condorcet, SIGIR 2009: its constant. */
const CONSTANT = 60;

/**
 * One ranking of several: each passage counts 1 / (60 + place) in each of them. Scores keep the scale of `byWords`, so
 * that the best one scores what the best by words did.
 */
export function fuseRankings(
  byWords: readonly RankedPassage[],
  ...others: readonly (readonly Passage[])[]
): readonly RankedPassage[] {
  const worth = new Map<Passage, number>();
  for (const ranking of [byWords.map(({ passage }) => passage), ...others]) {
    for (const [place, passage] of ranking.entries()) {
      worth.set(passage, (worth.get(passage) ?? 0) + 1 / (CONSTANT + place + 1));
    }
  }
  const sorted = [...worth].sort(([, one], [, other]) => other - one);
  const most = sorted[0]?.[1] ?? 1;
  const scale = (byWords[0]?.score ?? 0) / most;
  return sorted.map(([passage, value]) => ({ passage, score: value * scale }));
}
