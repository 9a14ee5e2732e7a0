import type { KeptTexts } from '../../redis/kept-texts.ts';
import type { AnswerEvent } from '../events.ts';
import { answerKey } from './answer-key.ts';
import type { AnswerRequest } from './answer-key.ts';
import { eventsToStore, readStoredEvents } from './stored-events.ts';

/** Answers that were written before, to be given again. */
export interface AnswerStore {
  /** What the answer said; null when there is none. Throws the signal's reason alone. */
  read(request: AnswerRequest, signal: AbortSignal): Promise<readonly AnswerEvent[] | null>;
  /** Keeps an answer that can be given again, and says whether it is one. `events` is the whole answer, its end included. */
  write(request: AnswerRequest, events: readonly AnswerEvent[]): Promise<boolean>;
  /** Notes that this question got the kept answer too. */
  given(request: AnswerRequest): Promise<void>;
  /** Forgets the answer that a question got, because somebody found it wrong. */
  drop(questionId: string): Promise<void>;
}

/** Longer answers are no answers; UTF-16 units of JSON. */
const LONGEST = 100_000;
/** An answer from fewer pages than usual helps the rush that made them few, and no longer; milliseconds. */
const NARROWED_KEPT = 10 * 60_000;

export function createAnswerStore(kept: KeptTexts): AnswerStore {
  /** So that a vote, which knows the question alone, finds the answer. */
  async function remember(questionId: string, key: string): Promise<void> {
    await kept.write(ownerKey(questionId), key);
  }

  return {
    async read(request, signal) {
      const key = answerKey(request);
      const json = key === null ? null : await kept.read(key, signal);
      const events = json === null ? null : readStoredEvents(json);
      if (key !== null && events !== null) await remember(request.question.id, key);
      return events;
    },
    async write(request, events) {
      const key = answerKey(request);
      const stored = eventsToStore(events);
      if (key === null || stored === null) return false;
      const json = JSON.stringify(stored);
      if (json.length > LONGEST) return false;
      const end = events.at(-1);
      const narrowed = end?.type === 'answer-end' && end.narrowed === true;
      await (narrowed ? kept.write(key, json, NARROWED_KEPT) : kept.write(key, json));
      await remember(request.question.id, key);
      return true;
    },
    async given(request) {
      const key = answerKey(request);
      if (key !== null) await remember(request.question.id, key);
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
