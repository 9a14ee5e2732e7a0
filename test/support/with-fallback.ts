import type { Clock } from '../../src/clock.ts';
import type { ErrorCode } from '../../src/errors.ts';
import { createModelWithFallback } from '../../src/model/model-with-fallback.ts';
import type { FallbackSettings } from '../../src/model/model-with-fallback.ts';
import { createScriptedModel, stop } from './scripted-model.ts';
import type { ScriptedStep } from './scripted-model.ts';

/** Time passes only in sleeps, and they are over at once. */
export function createHastyClock(): Clock {
  const time = { now: 1_000_000 };
  return {
    now: () => time.now,
    sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      // A deadline beside a call never runs out here; a pause does.
      if (milliseconds > 2_000) return new Promise(() => undefined);
      time.now += milliseconds;
      return Promise.resolve();
    },
  };
}

/** A model with a fallback over scripted ones. @param script what the primary says to its nth call */
export function makeWithFallback(
  script: (call: number) => readonly ScriptedStep[],
  settings: Partial<FallbackSettings> = {},
) {
  const errors: ErrorCode[] = [];
  const primary = createScriptedModel(script, 'primary');
  const fallback = createScriptedModel(() => ['Page 4 ', 'says…', stop], 'extractive');
  const model = createModelWithFallback({
    primary,
    fallback,
    clock: createHastyClock(),
    onError: ({ code }) => errors.push(code),
    ...settings,
  });
  return { model, primary, fallback, errors };
}
