import type { Prompt } from '../context/prompt.ts';
import type { Question } from '../question.ts';

/** Tokens of one answer; null where the model doesn't say. */
export interface Usage {
  readonly prompt: number;
  /** The part of `prompt` that was billed as cached. */
  readonly cached: number;
  /** Thoughts and answer together. */
  readonly output: number;
}

/** Why the answer comes from the passages themselves and not from a written answer. */
export type FallbackReason = 'no-model' | 'unavailable' | 'rate-limited' | 'set-up-wrong' | 'refused';

export type ModelChunk =
  /** Always first, once for each model that is tried; a later one replaces an earlier that gave no text. */
  | { readonly type: 'start'; readonly model: string; readonly fallback: FallbackReason | null }
  | { readonly type: 'text'; readonly text: string }
  /** Always last. `cut`: the stream ended or broke without saying why, after some text. */
  | { readonly type: 'end'; readonly reason: 'stop' | 'length' | 'blocked' | 'cut'; readonly usage: Usage | null };

/** Writes an answer to a prompt, chunk by chunk. */
export interface LanguageModel {
  /** For logs and metrics: the name of the model as its maker writes it, or `extractive`. */
  readonly name: string;
  /** The name of the one that answers this question, where it isn't the same for all. */
  nameFor?(question: Question): string;
  /**
   * Streams the answer. Throws HscError (`model-rate-limited`, `model-unavailable`, `model-refused`,
   * `model-bad-request`) when nothing could be had before the first text; after text, a break is `end` with `cut`.
   */
  stream(prompt: Prompt, signal: AbortSignal): AsyncIterable<ModelChunk>;
}
