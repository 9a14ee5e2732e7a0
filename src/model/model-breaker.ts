import { circuitBreaker, CircuitState, CountBreaker, ExponentialBackoff, handleWhen } from 'cockatiel';
import type { CircuitBreakerPolicy } from 'cockatiel';
import { HscError } from '../errors.ts';

export interface BreakerSettings {
  /** How many calls are looked back on. */
  readonly window: number;
  /** How many there have to be before it may open. */
  readonly leastCalls: number;
  /** Milliseconds until the first probe. Each failed probe doubles it. */
  readonly firstProbe: number;
  /** The longest time between two probes, in milliseconds. */
  readonly lastProbe: number;
}

/** With a model that is gone: open after 10 to 11 calls, used again at most 20 s after it is back. */
const usual: BreakerSettings = { window: 20, leastCalls: 10, firstProbe: 5_000, lastProbe: 20_000 };

/**
 * A breaker that opens when more than half of the last calls failed because of the model. A pause that the maker asks
 * for and a request that makes no sense say nothing about the model's health.
 */
export function createModelBreaker(settings: Partial<BreakerSettings> = {}): CircuitBreakerPolicy {
  const { window, leastCalls, firstProbe, lastProbe } = { ...usual, ...settings };
  const failures = handleWhen((error) => isModelFailure(error) || isAbandonedProbe(error));
  const breaker = circuitBreaker(failures, {
    breaker: new CountBreaker({ threshold: 0.5, size: window, minimumNumberOfCalls: leastCalls }),
    halfOpenAfter: new ExponentialBackoff({ initialDelay: firstProbe, maxDelay: lastProbe }),
  });
  /** A probe that its asker ended has shown nothing; without this it would count as a success. */
  function isAbandonedProbe(error: unknown): boolean {
    return breaker.state === CircuitState.HalfOpen && !(error instanceof HscError);
  }
  return breaker;
}

function isModelFailure(error: unknown): boolean {
  return error instanceof HscError && (error.code === 'model-unavailable' || error.code === 'model-refused');
}
