import { expect, it } from 'vitest';
import { bench } from '../../bench/scale.ts';
import { runCommand } from '../support/run-command.ts';

it('npm run bench -- scale says what binds, and its waits are those of a closed loop', async () => {
  const { code, stdout } = await runCommand('bench/main.ts', ['scale']);
  expect({ code, head: stdout.includes('| figure | value |') }).toEqual({ code: 0, head: true });
  const figures = await bench([]);
  const picked = figures.find(({ name }) => name.startsWith('100 askers, picked pages'));
  // Little's law: 100 askers, 1 M / 60 / 6,000 questions a second, less the 10 s of the answer.
  expect(picked?.name).toContain('the tokens of the model');
  expect(picked?.value).toBeCloseTo(100 / (1_000_000 / 60 / 6_000) - 10, 0);
});
