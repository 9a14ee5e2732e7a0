import { readFile } from 'node:fs/promises';
import { Redis } from 'ioredis';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import type { AnswerEvent } from '../../src/answer/events.ts';
import { startGemini } from '../support/gemini/start-gemini.ts';
import type { Gemini } from '../support/gemini/start-gemini.ts';
import { blockedPrompt, says, streams, unavailable } from '../support/gemini/replies.ts';
import { textsOf } from '../support/gemini/request.ts';
import { startManualServer } from '../support/manual-server/start-manual-server.ts';
import type { ManualServer } from '../support/manual-server/start-manual-server.ts';
import { runCommand } from '../support/run-command.ts';

let folder: string;
let maker: ManualServer;
let gemini: Gemini;
let redis: Redis;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hsc-e2e-'));
  maker = await startManualServer();
  gemini = await startGemini();
  redis = new Redis(inject('redisUrl'));
  maker.serve('/rm-5.pdf', await readFile('catalog/samples/lindholm-rm-5.pdf'), { etag: '"1"' });
  await writeFile(
    join(folder, 'catalog.json'),
    JSON.stringify({
      brand_identity: { id: 'lindholm', name: 'Lindholm' },
      products: [{ id: 'e2e-rm-5', name: 'Lindholm RM-5', aliases: ['rm-5'], manual_url: maker.url('/rm-5.pdf') }],
    }),
  );
});
afterAll(async () => {
  await Promise.all([maker.close(), gemini.close(), rm(folder, { recursive: true, force: true })]);
  redis.disconnect();
});
beforeEach(async () => {
  const answers = await redis.keys('answer:{e2e-rm-5}:*');
  await redis.del('doc_text:{e2e-rm-5}', 'doc_meta:{e2e-rm-5}', ...answers);
  gemini.respond(() => null);
});

async function ask(...words: string[]): Promise<{ code: number | null; events: AnswerEvent[]; stderr: string }> {
  const { code, stdout, stderr } = await runCommand('adapters/terminal/main.ts', ['--json', ...words], {
    CATALOG: join(folder, 'catalog.json'),
    DATA_DIR: folder,
    GEMINI_API_KEY: 'test-key',
    GEMINI_BASE_URL: gemini.baseUrl,
    MANUALS_ALLOW: maker.hostPort,
    REDIS_URL: inject('redisUrl'),
  });
  return {
    code,
    stderr,
    events: stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as AnswerEvent),
  };
}

const textOf = (events: readonly AnswerEvent[]): string =>
  events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('');

it('Gemini answers from a manual that was fetched once and is kept readable in Redis', async () => {
  gemini.respond(({ body }) => {
    const manual = textsOf({ body } as Parameters<typeof textsOf>[0]).join('\n');
    const page = /page (\d+)[^\n]*\n(?:(?!page \d+)[\s\S])*?RM-5 Audio/i.exec(manual)?.[1] ?? '1';
    return says('Choose **RM-5 Audio** on ', 'the phone [MAN', `UAL: page ${page}].`);
  });
  const before = maker.hits('/rm-5.pdf');
  const first = await ask('rm-5', 'how do I pair bluetooth');
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(textOf(first.events)).toBe('Choose **RM-5 Audio** on the phone.');
  expect(first.events.filter(({ type }) => type === 'citation')).toHaveLength(1);
  expect(first.events.find(({ type }) => type === 'manual-ready')).toMatchObject({
    origin: 'network',
    cacheHit: false,
  });
  expect(first.events.at(-1)).toMatchObject({ outcome: 'answered', model: 'gemini-3.8-flash' });

  const text = (await redis.get('doc_text:{e2e-rm-5}')) ?? '';
  expect(text.split('\f').length).toBeGreaterThanOrEqual(24);
  expect(text).toContain('RM-5 Audio');

  const second = await ask('rm-5', 'how is bluetooth paired');
  expect(second.events.find(({ type }) => type === 'manual-ready')).toMatchObject({ origin: 'redis', cacheHit: true });
  expect(maker.hits('/rm-5.pdf') - before).toBe(1);
  const prefixes = gemini.requests.slice(-2).map(({ body }) => [body.systemInstruction, body.contents?.[0]?.parts[0]]);
  expect(prefixes[0]).toEqual(prefixes[1]);
});

it('an answer that was written before is given again, without asking the model', async () => {
  gemini.respond(() => says('Choose **RM-5 Audio** on the phone [MANUAL: page 28].'));
  await ask('rm-5', 'how do I pair bluetooth');
  const asked = gemini.requests.length;
  const { events } = await ask('rm-5', 'How do I pair Bluetooth?');
  expect(textOf(events)).toBe('Choose **RM-5 Audio** on the phone.');
  expect(events.filter(({ type }) => type === 'citation')).toHaveLength(1);
  expect(events).toContainEqual({ type: 'notice', notice: { kind: 'answered-before' } });
  expect(events.at(-1)).toMatchObject({ outcome: 'answered', usage: null });
  expect(gemini.requests).toHaveLength(asked);
});

it('with the model down the passages themselves answer, and it says so', async () => {
  gemini.respond(() => unavailable());
  const { code, events } = await ask('rm-5', 'how do I pair bluetooth');
  expect(code).toBe(0);
  expect(events.at(-1)).toMatchObject({ outcome: 'extractive', model: 'extractive' });
  expect(events).toContainEqual({ type: 'notice', notice: { kind: 'fallback', reason: 'unavailable' } });
  expect(events.filter(({ type }) => type === 'citation').length).toBeGreaterThan(0);
});

it('a blocked prompt and a stream that breaks off are told', async () => {
  gemini.respond(() => blockedPrompt());
  expect((await ask('rm-5', 'how do I pair bluetooth')).events.at(-1)).toMatchObject({ outcome: 'blocked' });
  gemini.respond(() => streams({ text: 'Choose RM-5 ' }));
  const { events } = await ask('rm-5', 'how do I pair bluetooth');
  expect(events).toContainEqual({ type: 'notice', notice: { kind: 'cut' } });
});

it('a page that was not sent is not cited', async () => {
  gemini.respond(() => says('Choose RM-5 Audio on the phone [MANUAL: page 999].'));
  const { events } = await ask('rm-5', 'how do I pair bluetooth');
  expect(events.filter(({ type }) => type === 'citation')).toEqual([]);
  expect(events).toContainEqual({ type: 'citation-dropped', page: 999, reason: 'no-page' });
});
