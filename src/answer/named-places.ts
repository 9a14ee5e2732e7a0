import type { Product } from '../catalog/product.ts';
import type { Manual } from '../manual/manual.ts';
import type { AnswerEvent, PageReference } from './events.ts';
import { manualName } from './manual-name.ts';

/** Makes each place say which manual it is in when that is another one than the first, which the answer names itself. */
export async function* namedPlaces(
  events: AsyncIterable<AnswerEvent> | Iterable<AnswerEvent>,
  manuals: readonly Manual[],
  product: Product,
): AsyncGenerator<AnswerEvent, void, undefined> {
  const titles = new Map(manuals.slice(1).map((manual) => [manual.documentId, manualName(manual, product)]));
  const named = (place: PageReference): PageReference => {
    const title = titles.get(place.documentId);
    return title === undefined ? place : { ...place, manual: title };
  };
  for await (const event of events) {
    if (event.type === 'citation' || event.type === 'reading') yield { ...event, place: named(event.place) };
    else if (event.type === 'hazard' && event.place !== null) yield { ...event, place: named(event.place) };
    else if (event.type === 'notice' && event.notice.kind === 'nearest-sections') {
      const sections = event.notice.sections.map((section) => ({ ...section, place: named(section.place) }));
      yield { type: 'notice', notice: { kind: 'nearest-sections', sections } };
    } else yield event;
  }
}
