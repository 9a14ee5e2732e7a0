import type { AnswerEvent } from './answer/events.ts';
import type { Question } from './question.ts';

/** The core: one question in, what happens while it is answered out. Keeps no state between questions. */
export interface Engine {
  /**
   * Answers one question. The events end with `answer-end`: what can be expected (an unknown product, no manual, a
   * blocked prompt) is an event. Throws HscError for failures, to be caught once, where the reply is written, and the
   * signal's reason when it is aborted.
   */
  answer(question: Question, signal: AbortSignal): AsyncIterable<AnswerEvent>;
}
