import { describe, expect, test } from 'vitest';
import { editInterval } from '../../../../adapters/slack/budget/edit-interval.ts';
import { bucketsOf } from '../../../../adapters/slack/budget/rates.ts';
import type { BudgetMethod } from '../../../../adapters/slack/budget/rates.ts';

/** How many edits each of so many answers gets while it is written, and how many calls are left unused in the end. */
function written(method: BudgetMethod, answers: number, milliseconds: number) {
  const [rate] = bucketsOf(method, 'C1');
  let left = rate.burst;
  let edits = 0;
  const due = Array.from({ length: answers }, () => 0);
  for (let now = 0; now < milliseconds; now += 10) {
    left = Math.min(rate.burst, left + 10 / rate.period);
    for (const [index, at] of due.entries()) {
      if (now < at) continue;
      if (left >= 1) {
        left -= 1;
        edits += 1;
      }
      due[index] = now + (editInterval(rate, left, answers, now) ?? 1_000);
    }
  }
  return { edits: edits / answers, left };
}

describe('the interval of edits', () => {
  test('lets one answer by chat.update grow so often that the screen is hardly behind', () => {
    expect(6_000 / written('chat.update', 1, 6_000).edits).toBeLessThan(290);
  });

  test.each([1, 2, 5, 10, 18])('leaves hardly anything unused when %s answers were written', (answers) => {
    expect(written('chat.update', answers, 6_000).left).toBeLessThan(Math.max(4, answers / 3));
  });

  test('gives an answer of a minute what comes in', () => {
    const { edits } = written('chat.update', 1, 60_000);
    expect(edits).toBeGreaterThan(55);
    expect(edits).toBeLessThan(69);
  });

  test('is never shorter than what people see', () => {
    const [rate] = bucketsOf('chat.appendStream', 'C1');
    expect(editInterval(rate, rate.burst, 1, 0)).toBe(200);
  });

  test('is none where there is not one edit for each', () => {
    const [rate] = bucketsOf('chat.update', 'C1');
    expect(editInterval(rate, 0, 10, 0)).toBeNull();
    expect(editInterval(rate, -4, 1, 5_000)).toBeNull();
  });
});
