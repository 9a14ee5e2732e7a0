import { HscError } from '../../src/errors.ts';
import type { LanguageModel, ModelChunk } from '../../src/model/language-model.ts';

/** Says nothing until it is aborted. */
export const silence = { type: 'silence' } as const;

/** What a scripted model does with one call: words, an end, a failure, or silence until it is aborted. */
export type ScriptedStep = string | Error | typeof silence | Extract<ModelChunk, { type: 'end' }>;

export interface ScriptedModel extends LanguageModel {
  /** How often it was called. */
  readonly calls: number;
  /** How many calls were begun and neither ended nor left. */
  readonly open: number;
}

/** A model that does what a test says; `script` gets the number of the call, from 0. */
export function createScriptedModel(
  script: (call: number) => readonly ScriptedStep[],
  name = 'scripted',
): ScriptedModel {
  const count = { calls: 0, open: 0 };
  return {
    name,
    get calls() {
      return count.calls;
    },
    get open() {
      return count.open;
    },
    async *stream(_prompt, signal) {
      const steps = script(count.calls++);
      count.open += 1;
      try {
        yield { type: 'start', model: name, fallback: null };
        for (const step of steps) {
          await Promise.resolve();
          signal.throwIfAborted();
          if (typeof step === 'string') yield { type: 'text', text: step };
          else if (step instanceof Error) throw step;
          else if (step.type === 'silence') await aborted(signal);
          else yield step;
        }
      } finally {
        count.open -= 1;
      }
    },
  };
}

export const stop: ScriptedStep = { type: 'end', reason: 'stop', usage: null };

export function failing(code: HscError['code'] = 'model-unavailable'): HscError {
  return new HscError(code, 'as scripted');
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason)));
    });
  });
}
