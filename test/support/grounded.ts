import type { AnswerEvent } from '../../src/answer/events.ts';
import { groundedEvents } from '../../src/answer/grounded-events.ts';
import type { Context } from '../../src/context/context.ts';
import type { ModelChunk } from '../../src/model/language-model.ts';
import { drumCatalog, drumContext, drumProduct } from './drum-module.ts';
import { promptOf } from './prompt-of.ts';

export const start: ModelChunk = { type: 'start', model: 'm', fallback: null };
export const stop: ModelChunk = { type: 'end', reason: 'stop', usage: null };
const { question } = promptOf({});

/** What a reader is given of these chunks. */
export async function eventsOf(chunks: readonly ModelChunk[], context: Context = drumContext): Promise<AnswerEvent[]> {
  async function* stream(): AsyncGenerator<ModelChunk> {
    yield* chunks;
    await Promise.resolve();
  }
  return Array.fromAsync(groundedEvents(stream(), { question, context, product: drumProduct, catalog: drumCatalog }));
}

/** What a reader is given of an answer that is this text. */
export async function answer(text: string, context?: Context): Promise<AnswerEvent[]> {
  return eventsOf([start, { type: 'text', text }, stop], context);
}

/** Pages that were kept, and pages that were dropped with a minus. */
export function pagesOf(events: readonly AnswerEvent[]): number[] {
  return events.flatMap((event) =>
    event.type === 'citation' ? [event.place.page] : event.type === 'citation-dropped' ? [0 - event.page] : [],
  );
}

/** Kinds of what a reader is told besides. */
export function noticesOf(events: readonly AnswerEvent[]): string[] {
  return events.flatMap((event) => (event.type === 'notice' ? [event.notice.kind] : []));
}
