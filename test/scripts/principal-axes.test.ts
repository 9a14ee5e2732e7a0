import { expect, it } from 'vitest';
import { principalAxes } from '../../scripts/word-vectors/principal-axes.ts';

it('the first axis of vectors is that along which they are longest, and all are at right angles', () => {
  const [first = [], second = []] = principalAxes([
    [3, 3.1],
    [-2, -2],
    [0.5, -0.5],
  ]);
  expect(Math.abs((first[0] ?? 0) - (first[1] ?? 0))).toBeLessThan(0.05);
  expect(Math.hypot(...first)).toBeCloseTo(1, 6);
  expect((first[0] ?? 0) * (second[0] ?? 0) + (first[1] ?? 0) * (second[1] ?? 0)).toBeCloseTo(0, 6);
});
