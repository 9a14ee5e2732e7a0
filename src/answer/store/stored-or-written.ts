import type { AnswerEvent } from '../events.ts';
import type { AnswerRequest } from './answer-key.ts';
import type { AnswerStore } from './answer-store.ts';

/**
 * The answer that is kept for this question, marked as answered before; else the one that `write` gives, which is kept
 * when it can be given again.
 */
export async function* storedOrWritten(
  store: AnswerStore,
  request: AnswerRequest,
  signal: AbortSignal,
  write: () => AsyncIterable<AnswerEvent>,
): AsyncGenerator<AnswerEvent, void, undefined> {
  const kept = await store.read(request, signal);
  if (kept !== null) {
    yield* kept;
    yield { type: 'notice', notice: { kind: 'answered-before' } };
    yield { type: 'answer-end', outcome: 'answered', model: null, usage: null };
    return;
  }
  const written: AnswerEvent[] = [];
  for await (const event of write()) {
    written.push(event);
    if (event.type === 'answer-end') await store.write(request, written);
    yield event;
  }
}
