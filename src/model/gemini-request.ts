import { ThinkingLevel } from '@google/genai';
import type { GenerateContentParameters, Part } from '@google/genai';
import type { Prompt } from '../context/prompt.ts';

/** How much the model thinks before it writes. */
export type Thinking = 'minimal' | 'low' | 'medium' | 'high';

const levels: Record<Thinking, ThinkingLevel> = {
  minimal: ThinkingLevel.MINIMAL,
  low: ThinkingLevel.LOW,
  medium: ThinkingLevel.MEDIUM,
  high: ThinkingLevel.HIGH,
};

/**
 * The request for one answer. What stays the same for a manual comes first (instruction, manual) and the question
 * last, so that the API bills the start as cached. No temperature, topP or topK: 3.5 and later are tuned without.
 * @param outputTokens the most that thoughts and answer may have together
 */
export function toGeminiRequest(
  prompt: Prompt,
  options: { readonly model: string; readonly thinking: Thinking; readonly outputTokens: number },
): GenerateContentParameters {
  const pictures = prompt.question.images.map(({ mediaType, data }): Part => ({
    inlineData: { mimeType: mediaType, data },
  }));
  // The API refuses a part without text.
  const manual: readonly Part[] = prompt.manualText === '' ? [] : [{ text: prompt.manualText }];
  return {
    model: options.model,
    contents: [{ role: 'user', parts: [...manual, ...pictures, { text: prompt.questionText }] }],
    config: {
      systemInstruction: prompt.instruction,
      thinkingConfig: { thinkingLevel: levels[options.thinking] },
      maxOutputTokens: options.outputTokens,
    },
  };
}
