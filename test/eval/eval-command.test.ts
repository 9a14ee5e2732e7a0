import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rateLimited, streams } from '../support/gemini/replies.ts';
import { textsOf } from '../support/gemini/request.ts';
import type { GeminiRequest } from '../support/gemini/request.ts';
import { startGemini } from '../support/gemini/start-gemini.ts';
import type { Gemini } from '../support/gemini/start-gemini.ts';
import type { Reply } from '../support/gemini/steps.ts';
import { runCommand } from '../support/run-command.ts';

const manual = 'lindholm-rm-5';
const questions = [
  { id: 'a', question: 'how do I pair bluetooth', pages: [28], phrase: 'RM-5 Audio', kind: 'plain', answerable: true },
  { id: 'b', question: 'how many kits are there', pages: [11], phrase: 'kit', kind: 'para', answerable: true },
  { id: 'c', question: 'how do I bake bread', pages: [], phrase: null, kind: 'none', answerable: false },
];

let folder: string;
let gemini: Gemini;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hsc-eval-'));
  gemini = await startGemini();
  await cp(`catalog/samples/${manual}.pdf`, join(folder, `${manual}.pdf`));
  const lines = questions.map((question) => JSON.stringify({ ...question, manual }));
  await writeFile(join(folder, 'questions.jsonl'), lines.join('\n'));
  const pairs = (await readFile('eval/grounding-pairs.jsonl', 'utf8')).split('\n');
  await writeFile(join(folder, 'pairs.jsonl'), pairs.filter((line) => line.includes(`"${manual}"`)).join('\n'));
});
afterAll(async () => {
  await gemini.close();
  await rm(folder, { recursive: true });
});

const usage = { promptTokenCount: 12_000, cachedContentTokenCount: 8_000, candidatesTokenCount: 200 };
const writes = (text: string): Reply => streams({ text }, { finish: 'STOP', usage });

/** What a model says that answers well, by what it is asked. */
function goodModel(request: GeminiRequest): Reply | null {
  if (request.method !== 'streamGenerateContent') return null;
  const asked = textsOf(request).at(-1) ?? '';
  if (asked.includes('bread')) return writes('[NOT IN MANUAL] The manual speaks of rhythms alone.');
  if (asked.includes('bluetooth')) return writes('Choose **RM-5 Audio** on the phone [MANUAL: page 28].');
  return writes('It flies to the moon [MANUAL: page 28]. There are kits [MANUAL: page 999].');
}

beforeEach(() => {
  gemini.respond(goodModel);
});

interface Evaluated {
  readonly code: number | null;
  readonly stderr: string;
  /** Cells by the row's and the column's name. */
  readonly cell: (row: string, column: string) => string | undefined;
}

async function evaluate(words: readonly string[], environment: Record<string, string> = {}): Promise<Evaluated> {
  const where = ['--manuals', folder, '--cache', join(folder, 'cache')];
  const what = ['--questions', join(folder, 'questions.jsonl'), '--pairs', join(folder, 'pairs.jsonl')];
  const { code, stdout, stderr } = await runCommand('eval/main.ts', [...where, ...what, ...words], environment);
  const [head = [], , ...rows] = stdout
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((text) => text.trim()));
  return { code, stderr, cell: (row, column) => rows.find((cells) => cells[1] === row)?.[head.indexOf(column)] };
}

const key = () => ({ GEMINI_API_KEY: 'k', GEMINI_BASE_URL: gemini.baseUrl });
const asked = (): number => gemini.requests.filter(({ method }) => method === 'streamGenerateContent').length;

describe('npm run eval, with a key', () => {
  it('lets the models answer, and prints what they found, cited, refused and cost in one table', async () => {
    const before = asked();
    const { cell, code, stderr } = await evaluate([], key());
    expect(stderr).toContain('is asked 3 questions');
    expect(asked() - before).toBe(3);
    expect(cell('all', 'questions')).toBe('2');
    expect(cell('all', 'in 5')).toMatch(/^\d+ %$/u);
    expect([cell('all', 'citations kept'), cell('all', 'dropped')]).toEqual(['1', '2']);
    expect([cell('all', 'refused'), cell('unanswerable all', 'refused')]).toEqual(['0 %', '100 %']);
    expect([cell('kind plain', 'unconfirmed'), cell('kind para', 'unconfirmed')]).toEqual(['0 %', '100 %']);
    expect([cell('all', 'tokens'), cell('all', 'cached')]).toEqual(['12000', '8000']);
    // By list: the full model (0.75, 0.075 and 3.75 dollars a million) for the one, the light one for the other.
    const full = (4_000 * 0.75 + 8_000 * 0.075 + 200 * 3.75) / 1_000;
    const light = (4_000 * 0.3 + 8_000 * 0.03 + 200 * 2.5) / 1_000;
    expect(cell('kind plain', '$/1000')).toBe(full.toFixed(2));
    expect(cell('kind para', '$/1000')).toBe(light.toFixed(2));
    expect([cell('kind plain', 'light'), cell('kind para', 'light')]).toEqual(['0 %', '100 %']);
    expect(Number(cell('all', 'tokens before'))).toBeGreaterThan(5_000);
    expect(cell('all', 'right kept')).toMatch(/^\d+ %$/u);
    expect(cell(`manual ${manual}`, 'wrong dropped')).toMatch(/^\d+ %$/u);
    expect(cell('sentence number', 'wrong dropped')).toMatch(/^\d+ %$/u);
    expect(code).toBe(stderr.includes('Below the target') ? 1 : 0);
  });

  it('ends non-zero where a model refuses what it could answer, and answers what it could not', async () => {
    gemini.respond((request) =>
      textsOf(request).at(-1)?.includes('bread') === true
        ? writes('Bake it [MANUAL: page 1].')
        : writes('[NOT IN MANUAL]'),
    );
    const { code, stderr } = await evaluate([], key());
    expect(code).toBe(1);
    expect(stderr).toContain('Below the target: unanswerable questions refused: 0.0 %, expected at least 80 %');
    expect(stderr).toContain('Below the target: answerable questions refused: 100.0 %, expected at most 5 %');
  });

  it('waits where the models’ maker asks for it, and quotes nothing in place of an answer', async () => {
    let first = true;
    gemini.respond((request) => {
      if (!first || request.method !== 'streamGenerateContent') return goodModel(request);
      first = false;
      return rateLimited(1);
    });
    const before = asked();
    const { cell } = await evaluate([], key());
    expect(asked() - before).toBe(4);
    expect(cell('all', 'tokens')).toBe('12000');
  });

  it('keeps what was answered, to be judged again without a model', async () => {
    const file = join(folder, 'answers.jsonl');
    const first = await evaluate(['--record', file], key());
    const before = gemini.requests.length;
    const again = await evaluate(['--answers', file], key());
    expect(gemini.requests).toHaveLength(before);
    for (const column of ['citations kept', 'dropped', 'refused', 'cached', '$/1000']) {
      expect(again.cell('all', column)).toBe(first.cell('all', column));
    }
    await writeFile(file, '');
    const { code, stderr } = await evaluate(['--answers', file]);
    expect([code, stderr]).toEqual([1, `${file} has no answer to a.\n`]);
  });
});

describe('npm run eval, without a model', () => {
  it.each([
    ['offline', ['--offline'], key],
    ['without a key', [], () => ({})],
  ])('%s: quotes the manual and reckons tokens, cached ones and money', async (_, words, environment) => {
    const before = gemini.requests.length;
    const { cell } = await evaluate(words, environment());
    expect(gemini.requests).toHaveLength(before);
    expect(cell('kind plain', 'citations kept')).not.toBe('0');
    const tokens = Number(cell('all', 'tokens'));
    expect(tokens).toBeGreaterThan(5_000);
    // The second question about a manual that is sent whole finds its beginning kept, but for another model.
    expect(Number(cell('unanswerable all', 'cached'))).toBeGreaterThan(5_000);
    expect(cell('kind plain', 'cached')).toBe('0');
    expect(Number(cell('unanswerable all', '$/1000'))).toBeLessThan(Number(cell('kind plain', '$/1000')));
  });
});
