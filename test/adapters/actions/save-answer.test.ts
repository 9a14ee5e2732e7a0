import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { saveAnswer } from '../../../adapters/actions/save-answer.ts';
import type { SaveTools } from '../../../adapters/actions/save-answer.ts';
import { createCatalog } from '../../../src/catalog/create-catalog.ts';
import { createRedisCheckedAnswers } from '../../../src/checked/redis-checked-answers.ts';
import { createLog } from '../../../src/insight/log.ts';
import { createCheckedAnswers } from '../../../src/checked/create-checked-answers.ts';
import { connectRedis } from '../../../src/redis/connect-redis.ts';
import { drumManual, drumProduct } from '../../support/drum-module.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const never = new AbortController().signal;
const manuals = [
  { documentId: 'vm-8', title: 'Owner’s Manual', language: null, edition: null, url: 'u', backupUrl: null },
];
const written = {
  productId: 'vm-8',
  question: 'How do I pair it?',
  answer: 'Press [SETUP].',
  source: '',
  platform: 'p',
  person: 'U-SUE',
};

function stage(more: Partial<SaveTools> = {}) {
  const lines: string[] = [];
  const tools: SaveTools = {
    catalog: createCatalog([{ ...drumProduct, manuals }]),
    library: {
      load: () =>
        Promise.resolve({ kind: 'ready', manual: drumManual, origin: 'memory', cacheHit: true, stale: false }),
    },
    checked: createCheckedAnswers(null, join(tmpdir(), `hsc-save-${randomUUID()}`)),
    clock: createManualClock(1_000),
    log: createLog('info', [], (line) => lines.push(line)),
    ...more,
  };
  return { tools, lines };
}

it('who saved an answer is told for what and from where, and the log has neither texts nor persons', async () => {
  const { tools, lines } = stage();
  const first = await saveAnswer({ ...written, source: 'p. 1' }, tools, never);
  expect(first.sentence).toBe(
    'Saved. Whoever asks this about the VM-8 in the same words gets it at once, with its source, Owner’s Manual, p. 1 (page 3 of the file).',
  );
  const second = await saveAnswer(written, tools, never);
  expect(second.sentence).toMatch(/^Saved, in place of the answer before it\..*as the word of support staff\.$/u);
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { event: 'checked_answer_saved', platform: 'p', product_id: 'vm-8', source: 'pages' },
    { event: 'checked_answer_replaced', platform: 'p', product_id: 'vm-8', source: 'staff' },
  ]);
  expect(lines.join('')).not.toMatch(/SUE|SETUP|pair/u);
});

test.each([
  ['of a product that is gone', { productId: 'x' }, {}, 'not in my catalog any more'],
  ['without a question', { question: '?' }, {}, 'a question and an answer'],
  ['that is too long', { answer: 'x'.repeat(9_000) }, {}, '2,500 characters, and a question 1,000'],
  ['with a page that is not there', { source: 'p. 99' }, {}, '“p. 99”'],
  [
    'without a manual to find the page in',
    { source: '1' },
    { library: { load: () => Promise.resolve({ kind: 'missing', reason: 'unreachable' } as const) } },
    "I can't read the manual",
  ],
  ['where there is no room', {}, { checked: { save: () => Promise.resolve('full' as const) } }, '200 answers'],
])('an answer %s is refused in plain words, and given back', async (_name, more, parts, words) => {
  const given = { ...written, ...more };
  const refused = await saveAnswer(given, stage(parts).tools, never);
  expect(refused).toMatchObject({ kind: 'refused', written: expect.stringMatching(/^(?:Press|x{2000})/u) as string });
  expect(refused.sentence).toMatch(/^I did not save the answer\. .+\. This is what you wrote:$/u);
  expect(refused.sentence).toContain(words);
});

it('nothing is said to be saved while Redis is away', async () => {
  const away = connectRedis('redis://127.0.0.1:9');
  const { tools, lines } = stage({ checked: createRedisCheckedAnswers(away) });
  const { kind, sentence } = await saveAnswer(written, tools, never);
  expect({ kind, sentence }).toMatchObject({
    kind: 'refused',
    sentence: expect.stringContaining("can't write") as string,
  });
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ event: 'checked_answer_failed' });
  await away.close();
});
