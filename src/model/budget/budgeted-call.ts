import { HscError } from '../../errors.ts';
import type { Usage } from '../language-model.ts';
import { RateLimited } from '../rate-limited.ts';
import type { ModelBudget } from './model-budget.ts';

/** What one model is asked beside the answers, and who is told what it took. */
export interface CallAccount {
  readonly budget: ModelBudget;
  readonly onUsage: (usage: Usage) => void;
  readonly onError: (error: HscError) => void;
}

export interface Call<Result> {
  /** About how many tokens the prompt has. */
  readonly tokens: number;
  /** Milliseconds that room in the minute is waited for. */
  readonly patience: number;
  readonly signal: AbortSignal;
  /** The request; `usage` is null where the model doesn't tell. */
  readonly ask: () => Promise<{ readonly result: Result; readonly usage: Usage | null }>;
}

/**
 * Makes one call within the model's budget, which is put right by what the call took. The maker's wish for a pause holds
 * for everybody who asks this model.
 * @throws RateLimited without a call where the minute has no room in time; else what the call throws
 */
export async function budgetedCall<Result>(
  { budget, onUsage, onError }: CallAccount,
  { tokens, patience, signal, ask }: Call<Result>,
): Promise<Result> {
  const booking = await budget.book(tokens, patience, signal);
  if (booking === null) throw new RateLimited('The minute has no room for this call.', null);
  try {
    const { result, usage } = await ask();
    booking.settle(usage);
    // What isn't told was at least estimated.
    onUsage(usage ?? { prompt: tokens, cached: 0, output: 0 });
    return result;
  } catch (error) {
    if (error instanceof RateLimited && error.retryAfter !== null) await budget.pause(error.retryAfter);
    if (error instanceof HscError && !signal.aborted) onError(error);
    throw error;
  }
}
