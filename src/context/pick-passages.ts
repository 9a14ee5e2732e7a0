import type { PassageIndex } from './passage-index.ts';
import type { Passage, RankedPassage } from './passage.ts';

/** So many of the best passages bring their neighbours; after them another hit is worth more than text beside one. */
const WITH_NEIGHBOURS = 2;

/**
 * The passages to send, as many as `limit` UTF-16 units hold: the best ones, the first few of them each with the
 * passages beside it, then the neighbours of all others, and what is left of the manuals from their beginnings on, since
 * a question that few passages fit is one whose words are not the manual's.
 */
export function pickPassages(
  indexes: readonly PassageIndex[],
  ranked: readonly RankedPassage[],
  limit: number,
): ReadonlySet<Passage> {
  const picked = new Set<Passage>();
  let left = limit;
  for (const passage of inOrderOfWorth(indexes, ranked)) {
    if (left < LEAST_ROOM) break;
    const cost = passage.text.length + GAP.length;
    if (picked.has(passage) || cost > left) continue;
    picked.add(passage);
    left -= cost;
  }
  return picked;
}

/** With less room than this no further passage is looked for; UTF-16 units. */
const LEAST_ROOM = 100;

function* inOrderOfWorth(indexes: readonly PassageIndex[], ranked: readonly RankedPassage[]): Generator<Passage> {
  const byDocument = new Map(indexes.map((index) => [index.passages[0]?.documentId, index]));
  const beside = (passage: Passage): readonly Passage[] => byDocument.get(passage.documentId)?.beside(passage) ?? [];
  for (const [place, { passage }] of ranked.entries()) {
    yield passage;
    if (place < WITH_NEIGHBOURS) yield* beside(passage);
  }
  for (const { passage } of ranked) yield* beside(passage);
  for (const index of indexes) yield* index.passages;
}

/** Stands where text between two sent passages of a page was left out. */
export const GAP = '\n[…]\n';
