import type { TermWriter } from '../../context/term-writer.ts';
import { RateLimited } from '../rate-limited.ts';
import type { ModelBudget } from './model-budget.ts';
import { textTokens } from './prompt-tokens.ts';

/** Of the instruction and the frame around a request for search terms. */
const frameTokens = 200;

/** The same writer within the model's budget. It doesn't wait for room: search terms are a help, no answer. */
export function createBudgetedTerms(writer: TermWriter, budget: ModelBudget): TermWriter {
  return {
    async write(request, signal) {
      const tokens = frameTokens + textTokens(request.question, request.product ?? '', ...request.outline);
      const booking = await budget.book(tokens, 0, signal);
      if (booking === null) throw new RateLimited('The minute has no room for search terms.', null);
      try {
        return await writer.write(request, signal);
      } catch (error) {
        if (error instanceof RateLimited && error.retryAfter !== null) await budget.pause(error.retryAfter);
        throw error;
      }
    },
  };
}
