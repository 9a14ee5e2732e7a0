import { HscError } from '../errors.ts';
import type { Booking } from './budget/model-budget.ts';
import type { FallbackReason, LanguageModel, ModelChunk } from './language-model.ts';
import { createModelGuard } from './model-guard.ts';
import type { GuardSettings, ModelGuard } from './model-guard.ts';
import { readStream } from './open-stream.ts';
import type { OpenedStream } from './open-stream.ts';
import { createWatchdog } from './watchdog.ts';

export interface FallbackSettings extends GuardSettings {
  /** Null when no model is set up: every answer is the fallback's. */
  readonly primary: LanguageModel | null;
  /** Needs no network, so that it always answers. */
  readonly fallback: LanguageModel;
}

/** A model that always answers, by its fallback if need be. */
export interface ModelWithFallback extends LanguageModel {
  /** True while the primary is kept from being called because too many calls failed. */
  readonly breakerOpen: boolean;
  /** Ends calls of the primary that nobody waits for any more, so that they don't keep the process. */
  close(): void;
}

/** An answer takes no longer, in milliseconds: what there is by then is the answer. */
const longestAnswer = 60_000;

/**
 * Puts a breaker, a pause that all answers share, a bounded retry and a fallback around a model. Until the first word
 * has come, the model is tried again or replaced (a second `start`); after it nothing is ever said twice: a break ends
 * the answer with `cut`.
 */
export function createModelWithFallback(settings: FallbackSettings): ModelWithFallback {
  const { primary, fallback, clock, onError } = settings;
  const guard = primary === null ? null : createModelGuard(primary, settings);
  return {
    name: (primary ?? fallback).name,
    get breakerOpen() {
      return guard?.breakerOpen ?? false;
    },
    close() {
      guard?.close();
    },
    async *stream(prompt, signal) {
      signal.throwIfAborted();
      const reason = guard === null ? 'no-model' : yield* inTime(guard);
      if (reason === null) return;
      for await (const chunk of fallback.stream(prompt, signal)) {
        yield chunk.type === 'start' ? { ...chunk, fallback: reason } : chunk;
      }

      async function* inTime(way: ModelGuard): AsyncGenerator<ModelChunk, FallbackReason | null, undefined> {
        const watchdog = createWatchdog(clock);
        watchdog.allow(longestAnswer, () => new HscError('model-cut', 'The answer took longer than it may.'));
        try {
          return yield* answer(way, AbortSignal.any([signal, watchdog.signal]));
        } catch (error) {
          signal.throwIfAborted();
          if (!watchdog.signal.aborted) throw error;
          return 'unavailable';
        } finally {
          watchdog.close();
        }
      }

      /** Answers by the primary; returns why it couldn't. */
      async function* answer(
        way: ModelGuard,
        own: AbortSignal,
      ): AsyncGenerator<ModelChunk, FallbackReason | null, undefined> {
        const closed = way.closed();
        if (closed !== null) return closed;
        const name = primary?.name ?? fallback.name;
        // A probe is told of only when it succeeds.
        const announced = way.breakerOpen ? null : name;
        if (announced !== null) yield { type: 'start', model: announced, fallback: null };
        const admission = await way.open(prompt, own);
        if (admission.kind === 'turned-away') return admission.reason;
        yield* follow(admission.stream, { announced, booking: admission.booking, signal, onError });
        return null;
      }
    },
  };
}

interface Following {
  /** The model whose `start` was given already, or null. */
  readonly announced: string | null;
  readonly booking: Booking | null;
  readonly signal: AbortSignal;
  readonly onError: (error: HscError) => void;
}

/** An answer that has begun, with exactly one end. */
async function* follow(
  stream: OpenedStream,
  { announced, booking, signal, onError }: Following,
): AsyncGenerator<ModelChunk, void, undefined> {
  let failure: HscError | null = null;
  try {
    for await (const chunk of readStream(stream)) {
      if (chunk.type === 'start' && chunk.model === announced) continue;
      if (chunk.type !== 'end') yield chunk;
      else {
        booking?.settle(chunk.usage);
        if (chunk.reason === 'cut') onError(new HscError('model-cut', 'The answer broke off after its first word.'));
        yield chunk;
        return;
      }
    }
  } catch (error) {
    signal.throwIfAborted();
    failure = error instanceof HscError ? error : null;
  }
  onError(failure ?? new HscError('model-cut', 'The answer ended without saying so.'));
  yield { type: 'end', reason: 'cut', usage: null };
}
