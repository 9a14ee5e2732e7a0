import { expect, it } from 'vitest';
import { dollarsOf } from '../../src/insight/model-price.ts';

it('bills cached tokens at their own price and thoughts as output', () => {
  expect(dollarsOf('gemini-3.8-flash', { prompt: 1_000_000, cached: 400_000, output: 200_000 })).toBeCloseTo(
    0.6 * 0.75 + 0.4 * 0.075 + 0.2 * 3.75,
    10,
  );
});

it('says nothing about a model whose price it does not know', () => {
  expect(dollarsOf('gemini-99', { prompt: 1, cached: 0, output: 1 })).toBeNull();
  expect(dollarsOf('constructor', { prompt: 1, cached: 0, output: 1 })).toBeNull();
});
