import { expect, it } from 'vitest';
import { fitLogistic, logOdds } from '../../eval/logistic.ts';

/** Of each ten cases with a sign of 1 nine hold, of those with 0 two do. */
const cases = [0, 1].flatMap((sign) =>
  Array.from({ length: 1_000 }, (_, at) => ({ signs: [sign, 0.5], holds: at % 10 < (sign === 1 ? 9 : 2) })),
);

it('logistic regression finds the log odds of cases by their signs', () => {
  const weights = fitLogistic(cases);
  expect(logOdds(weights, [1, 0.5])).toBeCloseTo(Math.log(9 / 1), 2);
  expect(logOdds(weights, [0, 0.5])).toBeCloseTo(Math.log(2 / 8), 2);
});

it('weights stay finite where a sign tells everything', () => {
  const weights = fitLogistic([0, 1].map((sign) => ({ signs: [sign], holds: sign === 1 })));
  expect(weights.every(Number.isFinite)).toBe(true);
  expect(logOdds(weights, [1])).toBeGreaterThan(logOdds(weights, [0]));
});
