import { LRUCache } from 'lru-cache';
import type { Clock } from '../../clock.ts';
import { withDeadline } from '../../deadline.ts';
import { askTogether } from '../ask-together.ts';
import type { Embedder } from './embedder.ts';

export interface QuestionVectorsOptions {
  readonly embedder: Embedder;
  readonly clock: Clock;
  /** Told that a question had to do without; with the error's message. */
  readonly onFailed?: (detail: string) => void;
}

/** Milliseconds that an answer waits for the vector of its question. */
const PATIENCE = 300;
/** After a failure nobody waits for a vector for so long; milliseconds. */
const REST = 30_000;
const LONGEST_QUESTION = 2_000;
/** Questions in one request. */
const MOST_TOGETHER = 100;

/**
 * Gives the vector of a question, or null when it is late or can't be had: words have to do then. The function throws
 * the signal's reason alone. Questions that come together are one request.
 */
export function createQuestionVectors({ embedder, clock, onFailed }: QuestionVectorsOptions) {
  const known = new LRUCache<string, readonly number[]>({ max: 500 });
  const vectorOf = askTogether({
    clock,
    most: MOST_TOGETHER,
    answer: (questions) => withDeadline(clock, PATIENCE, undefined, (signal) => embedder.embed(questions, { signal })),
  });
  let restsUntil = 0;

  return async (question: string, signal: AbortSignal): Promise<readonly number[] | null> => {
    const text = question.trim().slice(0, LONGEST_QUESTION);
    const kept = known.get(text);
    if (kept !== undefined) return kept;
    if (text === '' || restsUntil > clock.now()) return null;
    try {
      // As the model's maker asks for it. https://ai.google.dev/gemini-api/docs/embeddings
      const asked = `task: question answering | query: ${text}`;
      const vector = await withDeadline(clock, PATIENCE, signal, () => vectorOf(asked));
      known.set(text, vector);
      return vector;
    } catch (error) {
      signal.throwIfAborted();
      restsUntil = clock.now() + REST;
      onFailed?.(error instanceof Error ? error.message : String(error));
      return null;
    }
  };
}
