import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { settingsSchema } from '../../src/settings/schema.ts';
import { traceSettingNames } from '../../src/trace/trace-settings.ts';
import { fencedCommands } from '../support/docs/commands.ts';

/** What a fence may say that its commands need: then nothing here runs them. */
const needs = ['docker', 'cluster', 'kubectl'];
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

it('a command that run-commands.test.ts does not run says what it needs, in words that are known', () => {
  expect(fencedCommands.filter(({ need }) => need !== undefined && !needs.includes(need))).toEqual([]);
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
    'TEST_REDIS_URL',
    'CHROMIUM_PATH',
    'NODE_OPTIONS',
  ]);
  expect(named.length).toBeGreaterThan(20);
  const isKnown = (name: string): boolean => name in settingsSchema.shape || name in traceSettingNames;
  expect([...new Set(named.filter((name) => !isKnown(name) && !others.has(name)))]).toEqual([]);
});
