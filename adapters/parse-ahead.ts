import type { Draft } from '../src/answer/draft.ts';
import type { Clock } from '../src/clock.ts';
import type { Scenario } from '../src/question.ts';
import { bodyTree } from './body-tree.ts';

/** Between two looks at what has come. Milliseconds. */
const every = 500;

/**
 * Parses what an answer has so far, now and then, while nothing of it can be shown. What was parsed is kept, so that at
 * the end, which may come for many answers at once, only the last words are left.
 */
export function createParseAhead(clock: Clock, scenario: Scenario): (draft: Draft) => void {
  let last = -Infinity;
  return ({ blocks }) => {
    const now = clock.now();
    if (now - last < every) return;
    last = now;
    bodyTree(blocks, { finished: false, hazardsOnTop: scenario === 'live' });
  };
}
