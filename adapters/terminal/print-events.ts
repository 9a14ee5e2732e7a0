import type { AnswerEvent, AnswerOutcome } from '../../src/answer/events.ts';
import { explainError } from '../explain.ts';

/**
 * Writes every event as a line of JSON as it happens; a failure becomes a line `{"type":"error","sentence":…}`.
 * Throws only the signal's reason.
 */
export async function printEvents(
  events: AsyncIterable<AnswerEvent>,
  write: (line: string) => void,
  signal: AbortSignal,
): Promise<AnswerOutcome | null> {
  let outcome: AnswerOutcome | null = null;
  try {
    for await (const event of events) {
      write(`${JSON.stringify(event)}\n`);
      if (event.type === 'answer-end') outcome = event.outcome;
    }
  } catch (error) {
    signal.throwIfAborted();
    write(`${JSON.stringify({ type: 'error', sentence: explainError(error) })}\n`);
  }
  return outcome;
}
