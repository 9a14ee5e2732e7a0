import { expect, it } from 'vitest';
import type { Figure } from '../../../bench/figure.ts';
import { bestOf } from '../../../bench/load/best-of.ts';

const time: Figure = { name: 'time', value: null, unit: 'ms', most: 500, least: null };
const answered: Figure = { name: 'answered', value: null, unit: '%', most: null, least: 100 };
const memory: Figure = { name: 'memory', value: null, unit: 'MB', most: null, least: null };

it('of several rounds the least of each time is told, and the worst of everything else', async () => {
  const rounds = [
    [300, 100, 90],
    [200, 98, null],
    [400, 100, 120],
  ];
  const figures = await bestOf(3, () => {
    const values = rounds.shift() ?? [];
    return Promise.resolve(
      [time, answered, memory].map((figure, index) => ({ ...figure, value: values[index] ?? null })),
    );
  });
  expect(figures.map(({ name, value }) => [name, value])).toEqual([
    ['time', 200],
    ['answered', 98],
    ['memory', 120],
  ]);
});

it('what no round could measure stays not measured', async () => {
  expect(await bestOf(2, () => Promise.resolve([memory]))).toEqual([memory]);
});
