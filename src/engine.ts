import type { AnswerEvent } from './answer/events.ts';
import type { Question } from './question.ts';

/** The core: one question in, what happens while it is answered out. Keeps no state between questions. */
export interface Engine {
  /**
   * Answers one question. The events end with `answer-end`, whatever fails; only an abort of `signal` ends them early,
   * by throwing the signal's reason.
   */
  answer(question: Question, signal: AbortSignal): AsyncIterable<AnswerEvent>;
}
