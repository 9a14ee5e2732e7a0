import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createTurns } from '../../adapters/one-a-turn.ts';

it('work that is given at the same time is done in order, one piece in each turn of the event loop', async () => {
  const done: string[] = [];
  const turns = createTurns();
  for (const name of ['first', 'second', 'third']) {
    turns(() => {
      done.push(name);
    });
  }
  const seen: number[] = [];
  for (let turn = 0; turn < 50 && done.length < 3; turn += 1) {
    await setImmediate();
    seen.push(done.length);
  }
  expect(done).toEqual(['first', 'second', 'third']);
  for (const [index, count] of seen.entries()) expect(count - (seen[index - 1] ?? 0)).toBeLessThanOrEqual(1);
});
