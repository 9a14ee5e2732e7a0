import { cp, mkdtemp, readFile, readdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bareEnvironment } from '../support/bare-environment.ts';
import { longRuns } from '../support/docs/command-runs.ts';
import { startLine } from '../support/docs/start-line.ts';
import { findProgram } from '../support/find-program.ts';

const minutes = 60_000;

/** A copy of the checkout with linked packages, for commands that change it: what reads manuals may not follow links. */
let copy: string;
let folder: string;
let environment: Record<string, string>;

beforeAll(async () => {
  await findProgram('pdftotext', 'poppler-utils');
  folder = await mkdtemp(join(tmpdir(), 'hsc-long-'));
  copy = join(folder, 'copy');
  for (const name of await readdir('.')) {
    if (!['.git', '.env', 'data', 'node_modules'].includes(name)) {
      await cp(name, join(copy, name), { recursive: true });
    }
  }
  await symlink(resolve('node_modules'), join(copy, 'node_modules'));
  environment = { ...bareEnvironment(), PORT: '0', NO_COLOR: '1' };
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** A bench in its short form; the rest as it stands on the page, with the folder and the file that it leaves open. */
function asRun(line: string): string {
  const filled = line.replace(/\bDIR\b/, join(folder, 'manuals')).replace(/\bFILE\b/, 'eval/choosing.jsonl');
  return line.startsWith('npm run bench') ? `${filled} --quick` : filled;
}

async function run(line: string, cwd = '.'): Promise<{ readonly code: number; readonly screen: string }> {
  const running = startLine(asRun(line), { cwd, env: environment });
  const code = await running.ended;
  return { code, screen: running.screen() };
}

/** Runs it after a file was spoiled, and expects that file as it is in the checkout. */
async function mends(line: string, file: string, spoil: (path: string) => Promise<void>): Promise<string> {
  await spoil(join(copy, file));
  const { code, screen } = await run(line, copy);
  expect(code, screen).toBe(0);
  expect(await readFile(join(copy, file), 'utf8')).toBe(await readFile(file, 'utf8'));
  return screen;
}

/** What is to be seen of a command beyond its words; those that aren't named here end with 0. */
const seen: Readonly<Record<string, (line: string) => Promise<string>>> = {
  async 'npm run eval -- --manuals DIR'(line) {
    const { code, screen } = await run(line);
    const page = await readFile('docs/performance.md', 'utf8');
    expect(code, screen).toBe(page.includes('so the command ends with 1') ? 1 : 0);
    expect(tableRows(screen)).toEqual(expect.arrayContaining(tableAfter(page, '`npm run eval -- --manuals DIR` over')));
    return screen;
  },
  async 'npm run eval -- --manuals DIR --questions FILE'(line) {
    const { screen } = await run(line);
    const page = await readFile('docs/performance.md', 'utf8');
    expect(tableRows(screen)).toEqual(expect.arrayContaining(tableAfter(page, '`eval/choosing.jsonl`, written')));
    return screen;
  },
  'npm run format': (line) => mends(line, 'src/clock.ts', spoilLines),
  async 'npm run document-settings'(line) {
    await truncate(join(copy, '.env.example'));
    const screen = await mends(line, 'docs/configuration.md', truncate);
    expect(await readFile(join(copy, '.env.example'), 'utf8')).toBe(await readFile('.env.example', 'utf8'));
    return screen;
  },
  'npm run make-dashboard': (line) => mends(line, 'deploy/grafana/dashboards/hsc-bot.json', truncate),
  async 'npm ci --ignore-scripts'(line) {
    const fresh = join(folder, 'fresh');
    for (const name of ['package.json', 'package-lock.json', '.npmrc']) await cp(name, join(fresh, name));
    const { code, screen } = await run(line, fresh);
    expect(code, screen).toBe(0);
    // What the page says it leaves out.
    expect(await readdir(join(fresh, 'node_modules/node'))).not.toContain('bin');
    return screen;
  },
  'kill -USR2': snapshot,
};

async function spoilLines(path: string): Promise<void> {
  await writeFile(path, (await readFile(path, 'utf8')).replaceAll(/^ +/gm, '       '));
}

/** With the options that the page gives it, a process leaves a picture of its memory behind. */
async function snapshot(line: string): Promise<string> {
  const [, options = ''] = /`NODE_OPTIONS="([^"]+)"`/.exec(await readFile('docs/runbook.md', 'utf8')) ?? [];
  const env = { ...environment, NODE_OPTIONS: options.replace('/data', folder) };
  const bot = startLine('exec node require-node.js src/main.ts', { cwd: '.', env });
  try {
    await expect.poll(bot.screen, { timeout: minutes }).toMatch(/running on http/);
    expect(line).toContain('USR2');
    bot.kill('SIGUSR2');
    await expect.poll(() => readdir(folder)).toContainEqual(expect.stringMatching(/\.heapsnapshot$/));
  } finally {
    bot.kill();
    await bot.ended;
  }
  return bot.screen();
}

/** The rows of the tables in a text, up to what was found: groups of questions, and where the page and the phrase were. */
function tableRows(text: string): string[] {
  return [...text.matchAll(/^\| (.*) \|$/gm)].map(([, row = '']) =>
    row
      .split('|')
      .slice(0, 7)
      .map((cell) => cell.trim())
      .join(' | '),
  );
}

/** The rows of the first table after these words, without its head. */
function tableAfter(page: string, words: string): string[] {
  const table = /(?:^\|.*\n)+/m.exec(page.slice(page.indexOf(words)))?.[0] ?? '';
  const rows = tableRows(table).slice(2);
  expect(rows.length).toBeGreaterThan(2);
  return rows;
}

it.each(Object.entries(longRuns))('%s', { timeout: 10 * minutes }, async (line, expected) => {
  const look = seen[line];
  if (look !== undefined) {
    expect(await look(line)).toMatch(expected);
    return;
  }
  const { code, screen } = await run(line);
  expect(code, screen).toBe(0);
  expect(screen).toMatch(expected);
});
