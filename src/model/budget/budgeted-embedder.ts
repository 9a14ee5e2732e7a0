import type { Embedder } from '../../context/meaning/embedder.ts';
import type { GeminiEmbedder } from '../gemini-embedder.ts';
import { budgetedCall } from './budgeted-call.ts';
import type { CallAccount } from './budgeted-call.ts';
import { textTokens } from './prompt-tokens.ts';

/** Vectors within the embedding model's budget, which is one of its own. */
export function createBudgetedEmbedder(embedder: GeminiEmbedder, account: CallAccount): Embedder {
  return {
    model: embedder.model,
    embed(texts, { signal, patience = 0 }) {
      const tokens = textTokens(...texts);
      return budgetedCall(account, { tokens, patience, signal, ask: () => embedder.embed(texts, signal) });
    },
  };
}
