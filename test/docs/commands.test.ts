import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { settingsSchema } from '../../src/settings/schema.ts';
import { traceSettingNames } from '../../src/trace/trace-settings.ts';
import { longRuns, runElsewhere, shortRuns } from '../support/docs/command-runs.ts';
import { fencedCommands, inlineCommands } from '../support/docs/commands.ts';

/** What a command may be marked as needing: then nothing here runs it. */
const needs = ['docker', 'cluster'];
const documented = [
  ...fencedCommands.flatMap((command) => command.line.split(' && ').map((line) => ({ ...command, line }))),
  ...inlineCommands,
];
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

it('every command of the pages is run, or needs an engine for containers or a cluster', () => {
  const run = new Set([shortRuns, longRuns, runElsewhere].flatMap(Object.keys));
  const free = documented.filter(({ need }) => need === undefined);
  expect(free.length).toBeGreaterThan(40);
  expect(free.filter(({ line }) => !run.has(line))).toEqual([]);
  expect(documented.filter(({ need }) => need !== undefined && !needs.includes(need))).toEqual([]);
});

it('no command is run that is on no page', () => {
  const lines = new Set(documented.map(({ line }) => line));
  expect([shortRuns, longRuns, runElsewhere].flatMap(Object.keys).filter((line) => !lines.has(line))).toEqual([]);
});

it.each(Object.entries(runElsewhere))('%s is in %s', (command, file) => {
  expect(readFileSync(file, 'utf8')).toContain(command);
});

it('npm scripts in the docs exist', () => {
  const text = globSync(['*.md', 'docs/**/*.md'])
    .map((page) => readFileSync(page, 'utf8'))
    .join('\n');
  const named = [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

it('benches, and tests by their path, exist', () => {
  const text = globSync(['*.md', 'docs/**/*.md'])
    .map((page) => readFileSync(page, 'utf8'))
    .join('\n');
  const benches = [...text.matchAll(/npm run bench -- (\w+)/g)].map(([, name = '']) => `bench/${name}.ts`);
  const tests = [...text.matchAll(/npx vitest run ([\w./-]+)/g)].map(([, path = '']) => path);
  expect(benches.length).toBeGreaterThan(5);
  expect([...benches, ...tests].filter((path) => !existsSync(path))).toEqual([]);
});

it('settings in the docs exist', () => {
  const text = globSync(['docs/*.md'])
    .map((page) => readFileSync(page, 'utf8'))
    .join('\n');
  const named = [...text.matchAll(/`([A-Z]+(?:_[A-Z]+)+)(?:=[^`]*)?`/g)].map(([, name = '']) => name);
  const others = new Set([
    'ALERT_WEBHOOK_FILE',
    'METRICS_TOKEN_FILE',
    'CHROMIUM_PATH',
    'NODE_OPTIONS',
    'PROPERTY_RUNS',
    'PROPERTY_SEED',
  ]);
  expect(named.length).toBeGreaterThan(20);
  const isKnown = (name: string): boolean => name in settingsSchema.shape || name in traceSettingNames;
  expect([...new Set(named.filter((name) => !isKnown(name) && !others.has(name)))]).toEqual([]);
});
