import type { AnswerEvent } from '../events.ts';

/** A kept answer as it is given again: marked, and without a model's work. */
export function* givenAgain(kept: readonly AnswerEvent[]): Generator<AnswerEvent, void, undefined> {
  yield* kept;
  yield { type: 'notice', notice: { kind: 'answered-before' } };
  yield { type: 'answer-end', outcome: 'answered', model: null, usage: null };
}
