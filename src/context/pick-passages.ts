import type { PassageIndex } from './passage-index.ts';
import type { Passage, RankedPassage } from './passage.ts';

/**
 * The passages to send: the best ones, each with the passage after it and the one before it, as many as `limit` UTF-16
 * units hold. When no passage has to do with the question, the manuals' beginnings.
 */
export function pickPassages(
  indexes: readonly PassageIndex[],
  ranked: readonly RankedPassage[],
  limit: number,
): ReadonlySet<Passage> {
  const picked = new Set<Passage>();
  let left = limit;
  const pick = (passage: Passage): void => {
    const cost = passage.text.length + GAP.length;
    if (picked.has(passage) || cost > left) return;
    picked.add(passage);
    left -= cost;
  };
  const byDocument = new Map(indexes.map((index) => [index.passages[0]?.documentId, index]));
  for (const { passage } of ranked) {
    pick(passage);
    for (const neighbour of byDocument.get(passage.documentId)?.beside(passage) ?? []) pick(neighbour);
  }
  if (ranked.length === 0) for (const passage of indexes.flatMap((index) => index.passages)) pick(passage);
  return picked;
}

/** Stands where text between two sent passages of a page was left out. */
export const GAP = '\n[…]\n';
