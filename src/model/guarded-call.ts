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

interface GuardedCallParts {
  readonly model: LanguageModel;
  readonly breaker: CircuitBreakerPolicy;
  readonly patience: Patience;
  readonly clock: Clock;
  /** Ends every call that still runs, scouts included. */
  readonly closing: AbortSignal;
}

/**
 * One call through the breaker, until its first word.
 * @param limit milliseconds to wait for that word
 * @throws HscError, cockatiel's BrokenCircuitError, or the signal's reason
 */
type GuardedCall = (prompt: Prompt, signal: AbortSignal, limit: number) => Promise<OpenedStream>;

/**
 * Makes the calls of one guard. A scout is waited for no longer than any call, but goes on by itself for the longest
 * time there is: so a slow model is not taken for a dead one for ever. Scouts are the probe of an open breaker, and one
 * call at a time as long as nobody knows how fast the model is.
 */
export function createGuardedCall({ model, breaker, patience, clock, closing }: GuardedCallParts): GuardedCall {
  let scouts = 0;

  function silent(milliseconds: number): HscError {
    return new HscError('model-unavailable', `${model.name} gave no first word for ${Math.round(milliseconds)} ms.`);
  }

  async function call(prompt: Prompt, signal: AbortSignal, limit: number): Promise<OpenedStream> {
    const started = clock.now();
    const watchdog = createWatchdog(clock);
    watchdog.allow(limit, () => silent(limit));
    try {
      const opened = await openStream(model.stream(prompt, AbortSignal.any([signal, watchdog.signal, closing])));
      patience.learn(clock.now() - started);
      return opened;
    } catch (error) {
      signal.throwIfAborted();
      throw error instanceof HscError ? error : new HscError('model-unavailable', `${model.name} failed.`);
    } finally {
      watchdog.close();
    }
  }

  return (prompt, signal, limit) => {
    const role = { scouting: false };
    const opening = breaker.execute(() => {
      role.scouting = breaker.state === CircuitState.HalfOpen || (!patience.learned && scouts === 0);
      if (!role.scouting) return call(prompt, signal, limit);
      scouts += 1;
      return call(prompt, signal, patience.most).finally(() => {
        scouts -= 1;
      });
    });
    return role.scouting ? unlessLate(opening, { clock, limit, signal, late: () => silent(limit) }) : opening;
  };
}

interface Lateness {
  readonly clock: Clock;
  readonly limit: number;
  readonly signal: AbortSignal;
  readonly late: () => HscError;
}

/** Waits for a scout; one that comes too late is closed when it comes. */
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
