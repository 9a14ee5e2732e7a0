import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../support/run-command.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wrong-input-'));
  await writeFile(join(folder, 'wrong.jsonl'), '{"id": "a", "manual": "b", "question": "c", "pages": "all"}\n');
  const question = { id: 'a', manual: 'b', question: 'c', pages: [1], phrase: 'd', answerable: true, kind: 'plain' };
  await writeFile(join(folder, 'right.jsonl'), `${JSON.stringify(question)}\n`);
});
afterAll(() => rm(folder, { recursive: true }));

const evaluation = 'eval/main.ts';
const quoting = 'eval/extractive.ts';
const benchmark = 'bench/main.ts';

describe('what an operator gets wrong', () => {
  it.each([
    [evaluation, '--manuals NOWHERE', 'The manuals in NOWHERE cannot be read: there is nothing of that name.'],
    [quoting, '--manuals NOWHERE', 'The manuals in NOWHERE cannot be read: there is nothing of that name.'],
    [evaluation, '--manuals HERE --questions NOWHERE', 'NOWHERE cannot be read: there is nothing of that name.'],
    [evaluation, '--manuals HERE --questions HERE', 'HERE cannot be read: it is a folder.'],
    [evaluation, '--manuals HERE --questions HERE/wrong.jsonl', 'HERE/wrong.jsonl, line 1: "pages" is wrong ('],
    [
      evaluation,
      '--manuals HERE --questions HERE/right.jsonl',
      'There is neither HERE/b.pdf nor a folder of HTML files',
    ],
    [benchmark, 'extract', 'Say where the manuals are: --manuals DIR.'],
    [benchmark, 'extract --manuals NOWHERE', 'The manuals in NOWHERE cannot be read: there is nothing of that name.'],
    [benchmark, 'extract --manuals HERE', 'There is no PDF in HERE.'],
    [benchmark, 'extract --nonsense', "Unknown option '--nonsense'"],
  ])('%s %s: %s', async (entry, words, sentence) => {
    const here = (text: string): string => text.replaceAll('NOWHERE', join(folder, 'none')).replaceAll('HERE', folder);
    const { code, stdout, stderr } = await runCommand(entry, [...here(words).split(' ')], {});
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.startsWith(here(sentence))).toBe(true);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
