import type { Catalog } from '../../src/catalog/resolution.ts';
import type { Question } from '../../src/question.ts';
import { earlierTurns } from './earlier-turns.ts';
import { productOfThread } from './product-of-thread.ts';
import type { ThreadMessage } from './thread-message.ts';

/**
 * A question with what was said before it: the earlier turns, and the thread's product unless the question begins with
 * another one. A product alone ("TD-27?") asks the question before it about that product.
 */
export function continueQuestion(question: Question, before: readonly ThreadMessage[], catalog: Catalog): Question {
  if (before.length === 0) return question;
  const thread = earlierTurns(before);
  if (question.productHint !== null) return { ...question, thread };
  const { hint, rest } = catalog.splitHint(question.text.replace(/^(?:and|what about|und|et|y)\s+(?:the\s+)?/i, ''));
  if (hint === null) return { ...question, thread, productHint: productOfThread(before, catalog) };
  if (/[\p{L}\p{N}]/u.test(rest)) return { ...question, thread, productHint: hint };
  const asked = before.findLast(({ by, text }) => by === 'person' && !namesProductAlone(text, catalog));
  return { ...question, thread, productHint: hint, text: asked?.text ?? question.text };
}

/** Whether a text names a product and says nothing else. */
export function namesProductAlone(text: string, catalog: Catalog): boolean {
  const { hint, rest } = catalog.splitHint(text);
  return hint !== null && !/[\p{L}\p{N}]/u.test(rest);
}
