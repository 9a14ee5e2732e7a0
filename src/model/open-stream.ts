import { HscError } from '../errors.ts';
import type { ModelChunk } from './language-model.ts';

/** An answer that has begun. */
export interface OpenedStream {
  /** What came before the first word, and the first word; or an answer that ended without one. */
  readonly head: readonly ModelChunk[];
  readonly rest: AsyncIterator<ModelChunk>;
}

/** Reads until the first word or the end. Throws what the stream throws before that. */
export async function openStream(chunks: AsyncIterable<ModelChunk>): Promise<OpenedStream> {
  const rest = chunks[Symbol.asyncIterator]();
  const head: ModelChunk[] = [];
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
    head.push(next.value);
    if (next.value.type === 'end' || (next.value.type === 'text' && next.value.text.trim() !== ''))
      return { head, rest };
  }
  throw new HscError('model-unavailable', 'The model ended without a word.');
}

/** The whole answer. Leaving it ends the stream. */
export async function* readStream({ head, rest }: OpenedStream): AsyncGenerator<ModelChunk, void, undefined> {
  try {
    yield* head;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** Ends a stream that nobody reads. */
export async function closeStream({ rest }: OpenedStream): Promise<void> {
  await rest.return?.();
}
