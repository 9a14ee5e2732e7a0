import type { GenerateContentResponse } from '@google/genai';
import type { ModelChunk, Usage } from './language-model.ts';

/** What one chunk of a Gemini stream says. */
interface GeminiChunk {
  /** The words of the answer, without thoughts. */
  readonly text: string;
  /** Null until the model says that it has ended. */
  readonly end: 'stop' | 'length' | 'blocked' | null;
  /** Of the answer so far; null when the chunk doesn't say. */
  readonly usage: Usage | null;
}

/** Reads one chunk. The SDK's own `text` would write warnings to the console. */
export function readGeminiChunk(chunk: GenerateContentResponse): GeminiChunk {
  const candidate = chunk.candidates?.[0];
  const parts = candidate?.content?.parts ?? [];
  const text = parts.map((part) => (part.thought === true ? '' : (part.text ?? ''))).join('');
  const blocked = chunk.promptFeedback?.blockReason !== undefined;
  return { text, end: blocked ? 'blocked' : endOf(candidate?.finishReason), usage: usageOf(chunk) };
}

/** https://ai.google.dev/api/generate-content#FinishReason; whatever isn't an end by itself was stopped by a filter. */
function endOf(reason: string | undefined): Exclude<Extract<ModelChunk, { type: 'end' }>['reason'], 'cut'> | null {
  switch (reason) {
    case undefined:
    case 'FINISH_REASON_UNSPECIFIED':
    case 'OTHER':
    case 'MALFORMED_RESPONSE':
    case 'MALFORMED_FUNCTION_CALL':
      return null;
    case 'STOP':
      return 'stop';
    case 'MAX_TOKENS':
    case 'CONTINUATION':
      return 'length';
    default:
      return 'blocked';
  }
}

function usageOf({ usageMetadata }: GenerateContentResponse): Usage | null {
  if (usageMetadata?.promptTokenCount === undefined) return null;
  const { promptTokenCount, cachedContentTokenCount, thoughtsTokenCount, candidatesTokenCount } = usageMetadata;
  return {
    prompt: promptTokenCount,
    cached: cachedContentTokenCount ?? 0,
    output: (thoughtsTokenCount ?? 0) + (candidatesTokenCount ?? 0),
  };
}
