import { setImmediate } from 'node:timers/promises';
import type { Prompt } from '../context/prompt.ts';
import { answerFromCatalog } from './extractive/answer-from-catalog.ts';
import { answerFromManual } from './extractive/answer-from-manual.ts';
import type { FallbackReason, LanguageModel } from './language-model.ts';

interface ExtractiveSettings {
  /** Why there is no written answer; told to the reader. */
  readonly reason?: FallbackReason;
}

/**
 * Answers without any model: with the two or three passages of the manual that fit best, word for word, each with its
 * page; without a manual with what the catalog knows. Needs no network and never fails.
 */
export function createExtractive({ reason = 'no-model' }: ExtractiveSettings = {}): LanguageModel {
  return {
    name: 'extractive',
    async *stream(prompt, signal) {
      signal.throwIfAborted();
      yield { type: 'start', model: 'extractive', fallback: reason };
      for (const text of partsOf(prompt)) {
        // When the model is gone many ask at once: others get their turn between the parts.
        await setImmediate();
        signal.throwIfAborted();
        yield { type: 'text', text };
      }
      signal.throwIfAborted();
      yield { type: 'end', reason: 'stop', usage: null };
    },
  };
}

function partsOf(prompt: Prompt): readonly string[] {
  return prompt.context.kind === 'none' ? answerFromCatalog(prompt.product) : answerFromManual(prompt);
}
