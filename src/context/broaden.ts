import type { ContextQuery } from './context.ts';
import { fuseRankings } from './meaning/fuse-rankings.ts';
import type { PassageIndex } from './passage-index.ts';
import type { RankedPassage } from './passage.ts';

/** So many of the best passages stay first: about 12,000 characters. What comes after them is what is broadened. */
const KEPT = 15;
/** The words of so many of the best passages are searched for. */
const MODELS = 10;
/** No more than these are looked at in each ranking. */
const RANKED = 500;

/**
 * A ranking with its best passages as they are and, after them, also those that share no word with the question: passages
 * about the same as the best ones, and passages of the chapters that have the question's words. The three rankings are
 * fused by reciprocal rank. Paraphrases are found so; the best passages would suffer from it.
 */
export function broaden(
  indexes: readonly PassageIndex[],
  ranked: readonly RankedPassage[],
  { text, terms = [], product }: ContextQuery,
): readonly RankedPassage[] {
  const models = ranked.slice(0, MODELS);
  const words = [text, ...terms].join(' ');
  const alike = merged(indexes, (index) => index.alike(models, RANKED));
  const around = merged(indexes, (index) => index.rankByChapter(words, RANKED, product));
  const kept = ranked.slice(0, KEPT);
  const first = new Set(kept.map(({ passage }) => passage));
  const others = fuseRankings(ranked, alike, around).filter(({ passage }) => !first.has(passage));
  return [...kept, ...others];
}

/** The passages of several manuals in one ranking. */
function merged(indexes: readonly PassageIndex[], rank: (index: PassageIndex) => readonly RankedPassage[]) {
  return indexes
    .flatMap(rank)
    .sort((one, other) => other.score - one.score)
    .slice(0, RANKED)
    .map(({ passage }) => passage);
}
