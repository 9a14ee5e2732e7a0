import type { ContextQuery } from './context.ts';
import { fuseRankings } from './meaning/fuse-rankings.ts';
import type { PassageIndex } from './passage-index.ts';
import type { RankedPassage } from './passage.ts';

/** So many of the best passages stay first: with those beside some of them about 40,000 characters. */
const KEPT = 40;
/** So many others come before what the words of the question rank next. */
const OTHERS = 20;
/** The words of so many of the best passages are searched for. */
const MODELS = 10;
/** No more than these are looked at in each ranking. */
const RANKED = 200;

/**
 * A ranking with its best passages as they are and, after them, twenty that may share no word with the question: passages
 * about the same as the best ones, and passages of the chapters that have the question's words, both fused with the
 * ranking by reciprocal rank. Some paraphrases are found so only.
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
  const chosen = new Set([...kept, ...others.slice(0, OTHERS)].map(({ passage }) => passage));
  return [...kept, ...others.slice(0, OTHERS), ...ranked.filter(({ passage }) => !chosen.has(passage))];
}

/** The passages of several manuals in one ranking. */
function merged(indexes: readonly PassageIndex[], rank: (index: PassageIndex) => readonly RankedPassage[]) {
  return indexes
    .flatMap(rank)
    .sort((one, other) => other.score - one.score)
    .slice(0, RANKED)
    .map(({ passage }) => passage);
}
