import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { settingsSchema } from '../../src/settings/schema.ts';
import { traceSettingNames } from '../../src/trace/trace-settings.ts';

/** What a fence may say that its commands need: then nothing here runs them. */
const needs = ['docker', 'cluster', 'kubectl', 'redis-with-a-manual', 'running-bot', 'key'];
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

const fences = globSync(['*.md', 'docs/**/*.md']).flatMap((page) =>
  [...readFileSync(page, 'utf8').matchAll(/^```sh(?: needs=(\S+))?\n([\s\S]*?)^```$/gm)].map(([, need, text = '']) => ({
    page,
    need,
    lines: text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#')),
  })),
);

/** Tests that run a command of the docs, by what the command begins with. */
const ranBy: Readonly<Record<string, string>> = {
  'npm run -s backup': 'test/redis/backup.test.ts',
  'npm run -s restore': 'test/redis/backup.test.ts',
  'npm run gaps': 'test/insight/gaps.test.ts',
  'npm run ask': 'test/end-to-end/ask.test.ts',
  'npm run catalog': 'test/adapters/terminal/catalog-check.test.ts',
  'npm run bench': 'test/docs/bench.test.ts',
  'curl http://localhost:3000/': 'test/end-to-end/start.test.ts',
  'npm ci': '.ci/run',
  'npm test': '.ci/run',
};

it('there are commands in the docs at all', () => {
  expect(fences.length).toBeGreaterThan(10);
});

it('a command that is not run here says what it needs, in words that are known', () => {
  expect(fences.filter(({ need }) => need !== undefined && !needs.includes(need))).toEqual([]);
});

it('npm scripts in the docs exist', () => {
  const text = globSync(['*.md', 'docs/**/*.md'])
    .map((page) => readFileSync(page, 'utf8'))
    .join('\n');
  const named = [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

it('every other command is run by a test', () => {
  const unknown = fences
    .filter(({ need }) => need === undefined)
    .flatMap(({ page, lines }) => lines.map((line) => ({ page, line: line.replace(/^(?:[A-Z_]+=\S+ )+/, '').trim() })))
    .filter(({ line }) => !Object.keys(ranBy).some((start) => line.startsWith(start)));
  expect(unknown).toEqual([]);
  expect(Object.values(ranBy).filter((file) => !existsSync(file))).toEqual([]);
});

it('settings in the docs exist', () => {
  const text = globSync(['docs/*.md'])
    .map((page) => readFileSync(page, 'utf8'))
    .join('\n');
  const named = [...text.matchAll(/`([A-Z]+(?:_[A-Z]+)+)(?:=[^`]*)?`/g)].map(([, name = '']) => name);
  const others = new Set(['ALERT_WEBHOOK_FILE', 'METRICS_TOKEN_FILE', 'TEST_REDIS_URL', 'CHROMIUM_PATH']);
  expect(named.length).toBeGreaterThan(20);
  const isKnown = (name: string): boolean => name in settingsSchema.shape || name in traceSettingNames;
  expect([...new Set(named.filter((name) => !isKnown(name) && !others.has(name)))]).toEqual([]);
});
