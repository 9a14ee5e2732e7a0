import type { Draft } from '../src/answer/draft.ts';
import type { PageReference } from '../src/answer/events.ts';

/** Every page that the answer cites or warns from, once each, in the order of the answer. */
export function sourcesOf(draft: Draft): readonly PageReference[] {
  const places = new Map<string, PageReference>();
  for (const block of draft.blocks) {
    const place = block.type === 'citation' || block.type === 'hazard' ? block.place : null;
    if (place !== null && !places.has(`${place.documentId} ${place.page}`)) {
      places.set(`${place.documentId} ${place.page}`, place);
    }
  }
  return [...places.values()];
}
