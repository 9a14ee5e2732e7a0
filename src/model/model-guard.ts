import { BrokenCircuitError, CircuitState } from 'cockatiel';
import type { Clock } from '../clock.ts';
import type { Booking, ModelBudget } from './budget/model-budget.ts';
import type { Prompt } from '../context/prompt.ts';
import { promptTokens } from './budget/prompt-tokens.ts';
import { HscError } from '../errors.ts';
import type { FallbackReason, LanguageModel } from './language-model.ts';
import { createGuardedCall } from './guarded-call.ts';
import { createModelBreaker } from './model-breaker.ts';
import type { BreakerSettings } from './model-breaker.ts';
import type { OpenedStream } from './open-stream.ts';
import { createPatience } from './patience.ts';
import type { PatienceSettings } from './patience.ts';
import { RateLimited } from './rate-limited.ts';
import { createSharedPause } from './shared-pause.ts';

export interface GuardSettings {
  readonly clock: Clock;
  /** Each call that failed, for the log and the metrics. */
  readonly onError: (error: HscError) => void;
  readonly breaker?: Partial<BreakerSettings>;
  readonly patience?: Partial<PatienceSettings>;
  /** What the model may be asked in a minute; without it as much as its maker lets through. */
  readonly budget?: ModelBudget;
}

/** What became of the wish to ask the model. */
export type Admission =
  | { readonly kind: 'opened'; readonly stream: OpenedStream; readonly booking: Booking | null }
  | { readonly kind: 'turned-away'; readonly reason: FallbackReason };

/** Stands in front of a model and spares it, and the people who ask, calls that lead nowhere. */
export interface ModelGuard {
  /** Null when the model may be asked now, else why not. */
  closed(): FallbackReason | null;
  /** Asks, up to three times as long as no word has come. Throws the signal's reason alone. */
  open(prompt: Prompt, signal: AbortSignal): Promise<Admission>;
  /** True while the breaker keeps calls away, probes apart. */
  readonly breakerOpen: boolean;
  /** Ends the calls that nobody waits for any more. No call after this leads anywhere. */
  close(): void;
}

/** At one failure in ten, three calls at most make 1.11 calls for a question, and one question in a thousand fails. */
const mostCalls = 3;
const retryAfter = 200;
/** A pause that is no longer than this is waited for. */
const shortPause = 2_000;
/** A timer may end a little before the clock says so. */
const tick = 20;
/** What the first call gets of the time for a first word once that time is known; the second one gets the rest. */
const firstShare = 0.6;
/** How long a first call waits for room in the minute: people are to be told within 5 s; and how long further ones do. */
const budgetPatience = 4_500;
const budgetPatienceAgain = 500;
/** With less time than this left, another call makes no sense. */
const leastTime = 500;

/** Makes a guard. What it learns (breaker, pause, patience) holds for every answer of the process. */
export function createModelGuard(model: LanguageModel, settings: GuardSettings): ModelGuard {
  const { clock, onError, budget } = settings;
  const patience = createPatience(settings.patience);
  const breaker = createModelBreaker(settings.breaker);
  const closing = new AbortController();
  const call = createGuardedCall({ model, breaker, patience, clock, closing: closing.signal });
  const pause = createSharedPause(clock, budget);
  let openReason: FallbackReason = 'unavailable';

  function closed(): FallbackReason | null {
    if (breaker.state === CircuitState.HalfOpen) return openReason;
    return pause.left() > shortPause ? 'rate-limited' : null;
  }

  /** Takes note of a failed call; returns whether another one makes sense, or why not. */
  function note(error: unknown): FallbackReason | 'again' {
    if (error instanceof BrokenCircuitError) return openReason;
    if (!(error instanceof HscError)) throw error;
    onError(error);
    if (error instanceof RateLimited) return pause.begin(error) > shortPause ? 'rate-limited' : 'again';
    const reason = reasonOf(error);
    if (reason !== 'refused') openReason = reason;
    return reason !== 'unavailable' || breaker.state !== CircuitState.Closed ? reason : 'again';
  }

  return {
    closed,
    close() {
      closing.abort(new HscError('model-unavailable', 'The process ends.'));
    },
    get breakerOpen() {
      return breaker.state !== CircuitState.Closed;
    },
    async open(prompt, signal) {
      const tokens = promptTokens(prompt);
      const patient = patience.limit();
      let until = clock.now() + patient;
      let reason = openReason;
      for (let calls = 0; calls < mostCalls; calls += 1) {
        const wait = Math.max(pause.left(), calls * retryAfter);
        if (wait > 0) await clock.sleep(wait, signal);
        const start = clock.now();
        const left = until - start;
        if (pause.left() > tick) return { kind: 'turned-away', reason: 'rate-limited' };
        if (breaker.state === CircuitState.HalfOpen) return { kind: 'turned-away', reason: openReason };
        if (left < leastTime) break;
        const booking = await budget?.book(tokens, calls === 0 ? budgetPatience : budgetPatienceAgain, signal);
        if (booking === null) return { kind: 'turned-away', reason: 'rate-limited' };
        // The wait for room isn't the model's.
        until += clock.now() - start;
        try {
          const limit = calls === 0 && patience.learned ? patient * firstShare : left;
          return { kind: 'opened', stream: await call(prompt, signal, limit), booking: booking ?? null };
        } catch (error) {
          signal.throwIfAborted();
          const next = note(error);
          if (next !== 'again') return { kind: 'turned-away', reason: next };
          reason = error instanceof RateLimited ? 'rate-limited' : 'unavailable';
        }
      }
      return { kind: 'turned-away', reason };
    },
  };
}

function reasonOf({ code }: HscError): FallbackReason {
  if (code === 'model-unavailable') return 'unavailable';
  return code === 'model-refused' ? 'set-up-wrong' : 'refused';
}
