import { z } from 'zod';
import type { AnswerEvent } from '../events.ts';

const place = z.object({
  documentId: z.string(),
  page: z.int(),
  label: z.string(),
  link: z.string().nullable(),
  section: z.boolean().exactOptional(),
});

const product = z.object({
  id: z.string(),
  name: z.string(),
  brand: z.string().nullable(),
  supportUrl: z.string().nullable(),
});

/** What an answer says, of all that happens while it is written. */
const storedEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text-delta'), text: z.string() }),
  z.object({ type: z.literal('citation'), place }),
  z.object({ type: z.literal('suggestion'), product, link: z.string().nullable() }),
  z.object({ type: z.literal('tip'), text: z.string() }),
  z.object({ type: z.literal('hazard'), text: z.string(), place: place.nullable() }),
]);
const storedEvents = z.array(storedEvent).min(1).max(2_000);
type StoredEvent = z.infer<typeof storedEvent>;

/**
 * What is kept of an answer that was written to its end and can be given again: answered, and at least one citation
 * held. Null for any other. Neighbouring pieces of text become one.
 */
export function eventsToStore(events: readonly AnswerEvent[]): readonly StoredEvent[] | null {
  const end = events.at(-1);
  if (end?.type !== 'answer-end' || end.outcome !== 'answered') return null;
  if (events.some(({ type }) => type === 'notice') || !events.some(({ type }) => type === 'citation')) return null;
  const kept: StoredEvent[] = [];
  for (const event of events) {
    const last = kept.at(-1);
    if (event.type === 'text-delta' && last?.type === 'text-delta') {
      kept[kept.length - 1] = { type: 'text-delta', text: last.text + event.text };
    } else if (isStored(event)) kept.push(event);
  }
  return kept;
}

function isStored(event: AnswerEvent): event is StoredEvent {
  return ['text-delta', 'citation', 'suggestion', 'tip', 'hazard'].includes(event.type);
}

/** Reads what `eventsToStore` gave, as JSON; null when it isn't that. */
export function readStoredEvents(json: string): readonly StoredEvent[] | null {
  try {
    return storedEvents.parse(JSON.parse(json));
  } catch {
    return null;
  }
}
