import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { spreadStarts } from '../../src/delivery/spread-starts.ts';

/** Has so many begin, and notes who has. */
function crowd(start: () => Promise<void>, size: number): readonly number[] {
  const begun: number[] = [];
  for (let asker = 0; asker < size; asker += 1) void start().then(() => begun.push(asker));
  return begun;
}

it('lets a few begin at once', async () => {
  const begun = crowd(spreadStarts(), 8);
  await Promise.resolve();
  expect(begun).toHaveLength(8);
});

it('lets a crowd begin in its order, a few in each turn of the event loop', async () => {
  const start = spreadStarts();
  const begun = [crowd(start, 40), crowd(start, 10)];
  const total = (): number => begun.flat().length;
  await Promise.resolve();
  const steps = [total()];
  while (total() < 50) {
    const before = total();
    await setImmediate();
    steps.push(total() - before);
  }
  expect(begun).toEqual([[...Array(40).keys()], [...Array(10).keys()]]);
  expect(Math.max(...steps)).toBe(8);
});

it('lets the next one begin at once when the crowd has', async () => {
  const start = spreadStarts();
  const begun = crowd(start, 30);
  while (begun.length < 30) await setImmediate();
  await setImmediate();
  const late = crowd(start, 1);
  await Promise.resolve();
  expect(late).toHaveLength(1);
});
