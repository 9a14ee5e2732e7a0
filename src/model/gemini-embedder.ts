import type { Embedder } from '../context/meaning/embedder.ts';
import { HscError } from '../errors.ts';
import { createGeminiClient } from './gemini-client.ts';
import type { GeminiAccess } from './gemini-client.ts';
import { toModelError } from './gemini-error.ts';

/** The model gives its numbers by weight, so that the first of them do. https://ai.google.dev/gemini-api/docs/embeddings */
const DIMENSIONS = 768;

/** Vectors by Gemini: one request, no retry. */
export function createGeminiEmbedder(settings: GeminiAccess & { readonly model: string }): Embedder {
  const { model } = settings;
  const client = createGeminiClient(settings);
  return {
    model,
    async embed(texts, signal) {
      signal.throwIfAborted();
      try {
        const { embeddings = [] } = await client.models.embedContent({
          model,
          contents: texts.map((text) => ({ parts: [{ text }] })),
          config: { outputDimensionality: DIMENSIONS, abortSignal: signal },
        });
        const vectors = embeddings.map(({ values = [] }) => values);
        const [first = []] = vectors;
        if (vectors.length !== texts.length || !vectors.every((one) => one.length > 0 && one.length === first.length)) {
          throw new HscError('model-unavailable', 'Gemini gave other vectors than were asked for.');
        }
        return vectors;
      } catch (error) {
        signal.throwIfAborted();
        throw toModelError(error);
      }
    },
  };
}
