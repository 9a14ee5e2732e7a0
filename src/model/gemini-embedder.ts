import { HscError } from '../errors.ts';
import { createGeminiClient } from './gemini-client.ts';
import type { GeminiAccess } from './gemini-client.ts';
import { toModelError } from './gemini-error.ts';
import type { Usage } from './language-model.ts';

/** The model gives its numbers by weight, so that the first of them do. https://ai.google.dev/gemini-api/docs/embeddings */
const DIMENSIONS = 768;

export interface GeminiEmbedder {
  readonly model: string;
  /** A vector for each text, all of one length, and what it took where the API tells. Throws HscError when it can't. */
  embed(texts: readonly string[], signal: AbortSignal): Promise<EmbedResult>;
}

interface EmbedResult {
  readonly result: readonly number[][];
  readonly usage: Usage | null;
}

/** Vectors by Gemini: one request, no retry. */
export function createGeminiEmbedder(settings: GeminiAccess & { readonly model: string }): GeminiEmbedder {
  const { model } = settings;
  const client = createGeminiClient(settings);
  return {
    model,
    async embed(texts, signal) {
      signal.throwIfAborted();
      try {
        const { embeddings = [], usageMetadata } = await client.models.embedContent({
          model,
          contents: texts.map((text) => ({ parts: [{ text }] })),
          config: { outputDimensionality: DIMENSIONS, abortSignal: signal },
        });
        const vectors = embeddings.map(({ values = [] }) => values);
        const [first = []] = vectors;
        if (vectors.length !== texts.length || !vectors.every((one) => one.length > 0 && one.length === first.length)) {
          throw new HscError('model-unavailable', 'Gemini gave other vectors than were asked for.');
        }
        const prompt = usageMetadata?.promptTokenCount;
        return { result: vectors, usage: prompt === undefined ? null : { prompt, cached: 0, output: 0 } };
      } catch (error) {
        signal.throwIfAborted();
        throw toModelError(error);
      }
    },
  };
}
