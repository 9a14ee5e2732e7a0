/** Makes vectors of texts; near in meaning is near in angle. */
export interface Embedder {
  /** In every key: vectors of different models can't be compared. */
  readonly model: string;
  /** At most 100 texts at once; a vector for each, all of one length. Throws HscError when it can't. */
  embed(texts: readonly string[], options: EmbedOptions): Promise<readonly number[][]>;
}

export interface EmbedOptions {
  readonly signal: AbortSignal;
  /** Milliseconds to wait while the model's minute has no room; 0 unless told. */
  readonly patience?: number;
}
