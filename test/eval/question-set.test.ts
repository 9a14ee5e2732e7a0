import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readQuestions } from '../../eval/question-set.ts';

const OWN = join(import.meta.dirname, '../../eval/questions.jsonl');

describe('our own questions', () => {
  it('are enough, about at least three manuals, of every kind, with enough to report by', async () => {
    const questions = await readQuestions(OWN);
    const answerable = questions.filter((question) => question.answerable);
    expect(answerable.length).toBeGreaterThanOrEqual(60);
    expect(questions.length - answerable.length).toBeGreaterThanOrEqual(8);
    expect(new Set(answerable.map(({ manual }) => manual)).size).toBeGreaterThanOrEqual(3);
    expect(new Set(questions.map(({ kind }) => kind))).toEqual(
      new Set(['plain', 'para', 'near', 'typo', 'lang', 'none']),
    );
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    expect(answerable.filter(({ split }) => split === 'report').length).toBeGreaterThanOrEqual(60);
  });

  it('have a page and a phrase exactly when they can be answered', async () => {
    for (const { answerable, pages, phrase } of await readQuestions(OWN)) {
      expect([pages.length > 0, phrase !== null]).toEqual([answerable, answerable]);
    }
  });
});

describe('a questions file', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'questions-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is refused with the number of the line that is no question', async () => {
    const path = join(folder, 'questions.jsonl');
    await writeFile(path, '\n{"id":"a"}\n');
    await expect(readQuestions(path)).rejects.toThrow(/line 2/u);
    await writeFile(path, 'not json\n');
    await expect(readQuestions(path)).rejects.toThrow(/line 1/u);
  });
});
