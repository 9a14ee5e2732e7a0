import type { Turn } from '../../src/question.ts';
import { shorten } from '../../src/answer/shorten.ts';
import type { ThreadMessage } from './thread-message.ts';

/** How much of a thread goes along with a question: turns, and characters of each and of all. */
export const turnLimits = { turns: 12, each: 1_500, all: 8_000 } as const;

/** The last turns of a thread before a question, oldest first. What other bots wrote isn't one. */
export function earlierTurns(before: readonly ThreadMessage[]): readonly Turn[] {
  const turns: Turn[] = [];
  let left: number = turnLimits.all;
  for (const { by, text } of before.toReversed()) {
    if (by === 'other-bot' || text === '') continue;
    if (turns.length >= turnLimits.turns || left <= 0) break;
    const short = shorten(text, Math.min(turnLimits.each, left));
    turns.unshift({ role: by, text: short });
    left -= short.length;
  }
  return turns;
}
