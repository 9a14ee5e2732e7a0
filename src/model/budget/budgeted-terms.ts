import type { TermWriter } from '../../context/term-writer.ts';
import type { GeminiTerms } from '../gemini-terms.ts';
import { budgetedCall } from './budgeted-call.ts';
import type { CallAccount } from './budgeted-call.ts';
import { textTokens } from './prompt-tokens.ts';

/** Of the instruction and the frame around a request for search terms. */
const frameTokens = 200;

/** Search terms within the model's budget. They don't wait for room: they are a help, no answer. */
export function createBudgetedTerms(terms: GeminiTerms, account: CallAccount): TermWriter {
  return {
    write(request, signal) {
      const tokens = frameTokens + textTokens(...request.questions, request.product ?? '', ...request.outline);
      return budgetedCall(account, { tokens, patience: 0, signal, ask: () => terms.write(request, signal) });
    },
  };
}
