import type { AnswerEvent } from '../../../src/answer/events.ts';
import type { Engine } from '../../../src/engine.ts';
import type { Question } from '../../../src/question.ts';

/** An engine that answers as the test says, and remembers what it was asked and by which signal it is stopped. */
export function scriptedEngine(
  script: (question: Question, signal: AbortSignal) => AsyncIterable<AnswerEvent>,
): Engine & { readonly asked: { readonly question: Question; readonly signal: AbortSignal }[] } {
  const asked: { question: Question; signal: AbortSignal }[] = [];
  return {
    asked,
    answer(question, signal) {
      asked.push({ question, signal });
      return script(question, signal);
    },
  };
}

/** The events of an answer that is all there. */
export async function* events(...list: readonly AnswerEvent[]): AsyncGenerator<AnswerEvent> {
  await Promise.resolve();
  yield* list;
}

/** Waits until it is stopped, as a model that has nothing to say does. */
export function untilStopped(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (): void => {
      reject(signal.reason instanceof Error ? signal.reason : new Error('stopped'));
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

export const ended: AnswerEvent = { type: 'answer-end', outcome: 'answered', model: 'scripted', usage: null };

/** The events that come before the text, for the sample product. */
export const opening: readonly AnswerEvent[] = [
  { type: 'resolving', hint: 'rm-5' },
  {
    type: 'product-resolved',
    certainty: 'exact',
    product: { id: 'lindholm-rm-5', name: 'Lindholm RM-5', brand: 'Lindholm', supportUrl: null },
  },
  { type: 'manual-start', title: "Owner's Manual" },
  {
    type: 'manual-ready',
    origin: 'memory',
    cacheHit: true,
    manual: {
      documentId: 'lindholm-rm-5',
      title: "Owner's Manual",
      edition: '2nd edition',
      url: 'file:///catalog/samples/lindholm-rm-5.pdf',
      format: 'pdf',
      pages: 43,
    },
  },
  { type: 'reading', heading: 'Pairing with a phone or tablet', place: placeOf(28, '22') },
];

/** A page of the sample manual, which has no public address. */
export function placeOf(page: number, label: string) {
  return { documentId: 'lindholm-rm-5', page, label, link: null };
}

export const text = (words: string): AnswerEvent => ({ type: 'text-delta', text: words });
export const cite = (page: number, label: string): AnswerEvent => ({ type: 'citation', place: placeOf(page, label) });
