import type { Clock } from '../clock.ts';
import type { ModelBudget } from './budget/model-budget.ts';
import type { RateLimited } from './rate-limited.ts';

/** The pause that a model's maker asks for: it holds for every answer, not for the one that met it. */
export interface SharedPause {
  /** Milliseconds until its end; below 0 when it is over. */
  left(): number;
  /** Takes note of the maker's wish; returns how many milliseconds the pause lasts. */
  begin(error: RateLimited): number;
}

/** When the maker says "wait" but not how long. */
const usualPause = 10_000;
/** Longer pauses are asked about again after this time. */
const longestPause = 10 * 60_000;

/** Makes a pause of this process; those who share the budget keep it too, as far as they can be told. */
export function createSharedPause(clock: Clock, budget: Pick<ModelBudget, 'pause'> | undefined): SharedPause {
  let until = 0;
  return {
    left: () => until - clock.now(),
    begin({ retryAfter }) {
      const length = Math.min(retryAfter ?? usualPause, longestPause);
      until = Math.max(until, clock.now() + length);
      budget?.pause(length).catch(() => undefined);
      return length;
    },
  };
}
