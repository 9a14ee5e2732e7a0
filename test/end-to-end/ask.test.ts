import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AnswerEvent } from '../../src/answer/events.ts';
import { streams } from '../support/gemini/replies.ts';
import { startGemini } from '../support/gemini/start-gemini.ts';
import type { Gemini } from '../support/gemini/start-gemini.ts';
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

describe('npm run ask, with a command in place of a question', () => {
  it.each([
    ['products lindholm', 0, /Lindholm RM-5 lindholm-rm-5/],
    ['manual rm-5', 0, /^Manual of the Lindholm RM-5\n\nOwner's Manual: 2nd edition, en, 43 pages/],
    ['manual xm-99', 3, /^Which product is it\?/],
  ])('%s: ends with %i', async (words, code, text) => {
    const ended = await runCommand(entry, words.split(' '), nothingButAFolder());
    expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code, stderr: '' });
    expect(ended.stdout).toMatch(text);
    expect(ended.stdout).not.toMatch(/[`*]|mention me/);
  });

  it('gives the card as a line of JSON with --json', async () => {
    const { code, stdout } = await runCommand(entry, ['--json', 'products'], nothingButAFolder());
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ type: 'card', title: 'Products' });
  });
});

describe('npm run ask, with a model', () => {
  let gemini: Gemini;
  beforeAll(async () => {
    gemini = await startGemini();
  });
  afterAll(() => gemini.close());

  const withModel = (): Record<string, string> => ({
    DATA_DIR: folder,
    GEMINI_API_KEY: 'AIzaSyNotARealKeyButOfItsShape0123456789',
    GEMINI_BASE_URL: gemini.baseUrl,
  });

  it('waits for a first word that takes as long as published figures say', async () => {
    gemini.respond(() => streams({ wait: 6_000 }, { text: 'Hold the Bluetooth button.' }, { finish: 'STOP' }));
    const { code, stdout } = await runCommand(entry, ['rm-5', 'how do I pair bluetooth'], withModel());
    expect(code).toBe(0);
    expect(stdout).toContain('Hold the Bluetooth button.');
    expect(stdout).not.toContain('only quote');
  });

  it('can be interrupted while the model is silent', async () => {
    gemini.respond(() => ({ kind: 'silence' }));
    const before = gemini.requests.length;
    const running = startCommand(entry, ['rm-5', 'how do I pair bluetooth'], withModel());
    await vi.waitUntil(() => gemini.requests.length > before, { timeout: 10_000 });
    running.child.kill('SIGINT');
    expect(await running.ended).toEqual({ code: 130, stdout: '', stderr: '' });
    await expect(gemini.requests.at(-1)?.closed).resolves.toEqual({ early: true });
  });
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
    expect(productOnly).toMatchObject({ code: 2, stderr: 'What would you like to know about the Lindholm RM-5?\n' });
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
