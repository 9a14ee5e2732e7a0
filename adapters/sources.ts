import type { Draft } from '../src/answer/draft.ts';
import type { PageReference } from '../src/answer/events.ts';

/**
 * Every place that the answer cites or warns from, once each, in the order of the answer. Each says which manual it is
 * in when they are not all in one.
 */
export function sourcesOf(draft: Draft): readonly PageReference[] {
  const places = new Map<string, PageReference>();
  for (const block of draft.blocks) {
    const place = block.type === 'citation' || block.type === 'hazard' ? block.place : null;
    if (place !== null && !places.has(`${place.documentId} ${place.page}`)) {
      places.set(`${place.documentId} ${place.page}`, place);
    }
  }
  const found = [...places.values()];
  const { manual } = draft;
  const several = new Set(found.map(({ documentId }) => documentId)).size > 1;
  return several && manual !== null ? found.map((place) => ({ manual: manual.title, ...place })) : found;
}
