import { readFileSync } from 'node:fs';
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

it('the waits on the page of scaling are those that the calculation gives', async () => {
  const table = readFileSync('docs/scaling.md', 'utf8').match(/^\| [\d,]+ .*$/gm) ?? [];
  const figures = await bench([]);
  const waits = table.map((row) => {
    const [, askers = '', claim = ''] = row.split('|').map((cell) => cell.trim());
    const given = figures
      .filter(({ name }) => name.startsWith(`${askers} askers`))
      .map(({ value }) => value?.toFixed(0));
    const said = [...claim.matchAll(/(\d+) s\b/g)].map(([, seconds = '']) => seconds);
    return { askers, said, wrong: said.filter((seconds) => !given.includes(seconds)) };
  });
  expect(waits.map(({ askers, said, wrong }) => [askers, said.length > 0, wrong])).toEqual(
    ['100', '1,000', '100,000'].map((askers) => [askers, true, []]),
  );
});
