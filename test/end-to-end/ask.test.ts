import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerEvent } from '../../src/answer/events.ts';
import { runCommand, startCommand } from '../support/run-command.ts';

const entry = 'adapters/terminal/main.ts';
let folder: string;
const nothingButAFolder = (): Record<string, string> => ({ DATA_DIR: folder });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hsc-ask-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('npm run ask, without network, key or Redis', () => {
  it('answers about the sample product with the pages of its manual', async () => {
    const { code, stdout, stderr } = await runCommand(entry, ['rm-5', 'how do I pair bluetooth'], nothingButAFolder());
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Lindholm RM-5/);
    expect(stdout).toMatch(/bluetooth/i);
    expect(stdout).toMatch(/\(p\. \d+\)/);
    expect(stdout).toContain('Pages');
    expect(stdout).not.toContain('\u001b');
    expect(stdout).not.toContain('[MANUAL');
  });

  it('writes every event as a line of JSON with --json', async () => {
    const { code, stdout } = await runCommand(entry, ['--json', 'rm-5', 'factory', 'reset'], nothingButAFolder());
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as AnswerEvent);
    expect(code).toBe(0);
    expect(events[0]).toEqual({ type: 'resolving', hint: 'rm-5' });
    expect(events.at(-1)).toMatchObject({ type: 'answer-end', outcome: 'extractive', model: 'extractive' });
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['product-resolved', 'manual-start', 'manual-ready', 'reading', 'text-delta', 'citation']),
    );
  });

  it('keeps the text in DATA_DIR, so that the next question finds it there', async () => {
    await runCommand(entry, ['rm-5', 'factory reset'], nothingButAFolder());
    const { stdout } = await runCommand(entry, ['--json', 'rm-5', 'factory reset'], nothingButAFolder());
    expect(stdout).toContain('"origin":"folder","cacheHit":true');
  });

  it('names the nearest products when it knows none of that name', async () => {
    const { code, stdout } = await runCommand(entry, ['Lindholm XM-9: how do I reset it'], nothingButAFolder());
    expect(code).toBe(3);
    expect(stdout).not.toMatch(/\(p\. /);
  });

  it('says how to ask when there is no question', async () => {
    const nothing = await runCommand(entry, [], nothingButAFolder());
    expect(nothing).toMatchObject({ code: 2, stdout: '' });
    expect(nothing.stderr).toContain('npm run ask -- rm-5');
    const productOnly = await runCommand(entry, ['rm-5'], nothingButAFolder());
    expect(productOnly).toMatchObject({ code: 2, stderr: 'What would you like to know about the rm-5?\n' });
    const wrong = await runCommand(entry, ['--colour', 'rm-5'], nothingButAFolder());
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
  });

  it('a wrong setting ends it with a sentence and no stack', async () => {
    const { code, stderr } = await runCommand(entry, ['rm-5', 'reset'], { PORT: 'x' });
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'PORT is "x"; expected a port from 0 to 65535.\n' });
    const catalog = await runCommand(entry, ['rm-5', 'reset'], { CATALOG: 'nowhere' });
    expect(catalog.code).toBe(1);
    expect(catalog.stderr).toContain('nowhere');
    expect(catalog.stderr).not.toMatch(/ at .*\.ts/);
  });

  it('ends quietly when nobody reads the rest', async () => {
    const running = startCommand(entry, ['rm-5', 'how do I pair bluetooth'], nothingButAFolder());
    running.child.stdout.destroy();
    expect(await running.ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('ends cleanly when it is interrupted', async () => {
    const running = startCommand(entry, ['rm-5', 'how do I pair bluetooth'], { DATA_DIR: join(folder, 'fresh') });
    await new Promise((resolve) => running.child.stdout.once('data', resolve).once('close', resolve));
    running.child.kill('SIGINT');
    const { code, stderr } = await running.ended;
    expect([0, 130]).toContain(code);
    expect(stderr).toBe('');
  });
});
