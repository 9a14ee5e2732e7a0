import { CircuitState } from 'cockatiel';
import type { CircuitBreakerPolicy } from 'cockatiel';
import type { Clock } from '../clock.ts';
import type { Prompt } from '../context/prompt.ts';
import { HscError } from '../errors.ts';
import type { LanguageModel } from './language-model.ts';
import { closeStream, openStream } from './open-stream.ts';
import type { OpenedStream } from './open-stream.ts';
import type { Patience } from './patience.ts';
import { createWatchdog } from './watchdog.ts';

export interface GuardedCallParts {
  readonly model: LanguageModel;
  readonly breaker: CircuitBreakerPolicy;
  readonly patience: Patience;
  readonly clock: Clock;
}

/**
 * One call through the breaker, until its first word.
 * @param limit milliseconds to wait for that word
 * @throws HscError, cockatiel's BrokenCircuitError, or the signal's reason
 */
export type GuardedCall = (prompt: Prompt, signal: AbortSignal, limit: number) => Promise<OpenedStream>;

/**
 * Makes the calls of one guard. A probe of an open breaker is waited for no longer than any call, but goes on by itself
 * for the longest time there is: a slow model is not taken for a dead one for ever.
 */
export function createGuardedCall({ model, breaker, patience, clock }: GuardedCallParts): GuardedCall {
  function silent(milliseconds: number): HscError {
    return new HscError('model-unavailable', `${model.name} gave no first word for ${Math.round(milliseconds)} ms.`);
  }

  function call(prompt: Prompt, signal: AbortSignal, limit: number): Promise<OpenedStream> {
    return breaker.execute(async () => {
      const started = clock.now();
      const most = breaker.state === CircuitState.HalfOpen ? patience.most : limit;
      const watchdog = createWatchdog(clock);
      watchdog.allow(most, () => silent(most));
      try {
        const opened = await openStream(model.stream(prompt, AbortSignal.any([signal, watchdog.signal])));
        patience.learn(clock.now() - started);
        return opened;
      } catch (error) {
        signal.throwIfAborted();
        throw error instanceof HscError ? error : new HscError('model-unavailable', `${model.name} failed.`);
      } finally {
        watchdog.rest();
      }
    });
  }

  return (prompt, signal, limit) => {
    const opening = call(prompt, signal, limit);
    if (breaker.state !== CircuitState.HalfOpen) return opening;
    return unlessLate(opening, { clock, limit, signal, late: () => silent(limit) });
  };
}

interface Lateness {
  readonly clock: Clock;
  readonly limit: number;
  readonly signal: AbortSignal;
  readonly late: () => HscError;
}

/** Waits for a probe; one that comes too late is closed when it comes. */
async function unlessLate(opening: Promise<OpenedStream>, { clock, limit, signal, late }: Lateness) {
  const arrived = new AbortController();
  const waited = clock.sleep(limit, AbortSignal.any([signal, arrived.signal])).then(
    () => 'late' as const,
    () => 'ended' as const,
  );
  const answered = opening.finally(() => {
    arrived.abort();
  });
  const first = await Promise.race([answered, waited]);
  if (first === 'ended') return opening;
  if (first !== 'late') return first;
  opening.then(closeStream).catch(() => undefined);
  throw late();
}
