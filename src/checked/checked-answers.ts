import { createHash } from 'node:crypto';
import { normalised } from '../answer/store/same-question.ts';
import type { CheckedAnswer } from './checked-answer.ts';

/** Answers that people gave, kept until somebody removes them. */
export interface CheckedAnswers {
  /**
   * The answer to this question about this product, asked in the same words; null when there is none, or the store is
   * away. Throws the signal's reason alone.
   */
  find(productId: string, question: string, signal: AbortSignal): Promise<CheckedAnswer | null>;
  /**
   * Keeps an answer in place of an earlier one to the same question. `full`: not kept, since the product has as many as
   * it may have.
   *
   * @throws HscError `redis-unavailable`
   */
  save(answer: CheckedAnswer): Promise<'saved' | 'replaced' | 'full'>;
  /**
   * All of one product, or of all (null), by product and age.
   *
   * @throws HscError `redis-unavailable`
   */
  list(productId: string | null, signal: AbortSignal): Promise<readonly ListedAnswer[]>;
  /**
   * Removes an answer by its id; false when there is none.
   *
   * @throws HscError `redis-unavailable`
   */
  remove(productId: string, id: string): Promise<boolean>;
}

export interface ListedAnswer {
  /** Names it within its product. */
  readonly id: string;
  readonly answer: CheckedAnswer;
}

/** Of one product. The next one is refused: which of them can go is for a person to say. */
export const mostChecked = 200;

/** The id of the answer to a question: the same for all who ask it in the same words. */
export function checkedId(question: string): string {
  return createHash('sha256').update(normalised(question)).digest('hex').slice(0, 16);
}

/** In the order of a list. */
export function byProductAndAge(one: ListedAnswer, other: ListedAnswer): number {
  return one.answer.productId.localeCompare(other.answer.productId) || one.answer.at - other.answer.at;
}
