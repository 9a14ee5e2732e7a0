import type { KeptTexts } from '../../redis/kept-texts.ts';
import type { AnswerEvent } from '../events.ts';
import { answerKey } from './answer-key.ts';
import type { AnswerRequest } from './answer-key.ts';
import { eventsToStore, readStoredEvents } from './stored-events.ts';

/** Answers that were written before, to be given again. */
export interface AnswerStore {
  /** What the answer said; null when there is none. Throws the signal's reason alone. */
  read(request: AnswerRequest, signal: AbortSignal): Promise<readonly AnswerEvent[] | null>;
  /** Keeps an answer that can be given again; leaves any other. `events` is the whole answer, its end included. */
  write(request: AnswerRequest, events: readonly AnswerEvent[]): Promise<void>;
  /** Forgets the answer that a question got, because somebody found it wrong. */
  drop(questionId: string): Promise<void>;
}

export interface AnswerStoreOptions {
  readonly kept: KeptTexts;
  readonly onRead?: (result: 'hit' | 'miss' | 'not-kept') => void;
}

/** Longer answers are no answers; UTF-16 units of JSON. */
const LONGEST = 100_000;

export function createAnswerStore({ kept, onRead }: AnswerStoreOptions): AnswerStore {
  /** So that a vote, which knows the question alone, finds the answer. */
  async function remember(questionId: string, key: string): Promise<void> {
    await kept.write(ownerKey(questionId), key);
  }

  return {
    async read(request, signal) {
      const key = answerKey(request);
      const json = key === null ? null : await kept.read(key, signal);
      const events = json === null ? null : readStoredEvents(json);
      onRead?.(key === null ? 'not-kept' : events === null ? 'miss' : 'hit');
      if (key !== null && events !== null) await remember(request.question.id, key);
      return events;
    },
    async write(request, events) {
      const key = answerKey(request);
      const stored = eventsToStore(events);
      if (key === null || stored === null) return;
      const json = JSON.stringify(stored);
      if (json.length > LONGEST) return;
      await kept.write(key, json);
      await remember(request.question.id, key);
    },
    async drop(questionId) {
      const key = await kept.read(ownerKey(questionId));
      if (key !== null) await kept.drop(key);
    },
  };
}

function ownerKey(questionId: string): string {
  return `answer_of:{${questionId.replace(/[{}]/gu, '')}}`;
}
