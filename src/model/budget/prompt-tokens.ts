import type { Prompt } from '../../context/prompt.ts';

/**
 * UTF-8 bytes of a manual that make a token, at the least: 200,000 characters came to 75,000 tokens. A sign of Chinese
 * or Japanese has three bytes and is about one token.
 */
const bytesPerToken = 2.67;
/** https://ai.google.dev/gemini-api/docs/tokens: 258 for a small picture, and as many for each tile of a larger one. */
const tokensPerPicture = 1_032;

/** About how many tokens a prompt takes; rather too many than too few. */
export function promptTokens({ instruction, manualText, questionText, question }: Prompt): number {
  return textTokens(instruction, manualText, questionText) + question.images.length * tokensPerPicture;
}

/** About how many tokens texts take together. */
export function textTokens(...texts: readonly string[]): number {
  return Math.ceil(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / bytesPerToken);
}

/** About how many tokens so many characters of a manual take. */
export function manualTokens(characters: number): number {
  return Math.ceil(characters / bytesPerToken);
}
