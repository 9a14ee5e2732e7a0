import type { LanguageModel, ModelChunk } from '../../src/model/language-model.ts';
import type { Prompt } from '../../src/context/prompt.ts';

/** Every chunk of one answer. */
export async function chunksOf(
  model: LanguageModel,
  prompt: Prompt,
  signal: AbortSignal = new AbortController().signal,
): Promise<ModelChunk[]> {
  const chunks: ModelChunk[] = [];
  for await (const chunk of model.stream(prompt, signal)) chunks.push(chunk);
  return chunks;
}

/** The words of an answer. */
export function textIn(chunks: readonly ModelChunk[]): string {
  return chunks.map((chunk) => (chunk.type === 'text' ? chunk.text : '')).join('');
}

/** The last chunk, as the end that it has to be. */
export function endOf(chunks: readonly ModelChunk[]): Extract<ModelChunk, { type: 'end' }> {
  const last = chunks.at(-1);
  if (last?.type !== 'end') throw new Error(`The answer doesn't end: ${JSON.stringify(last)}`);
  return last;
}
