import type { AnswerEvent } from '../events.ts';
import type { AnswerRequest } from './answer-key.ts';

/** A kept answer as it is given again: marked, and without a model's work. */
export function* givenAgain(
  kept: readonly AnswerEvent[],
  { instruction }: Pick<AnswerRequest, 'instruction'>,
): Generator<AnswerEvent, void, undefined> {
  yield* kept;
  yield { type: 'notice', notice: { kind: 'answered-before' } };
  yield { type: 'answer-end', outcome: 'answered', model: null, usage: null, instruction };
}
