import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { assemble } from '../../../src/assemble.ts';
import type { Assembly } from '../../../src/assemble.ts';
import { createLog } from '../../../src/insight/log.ts';
import { createMetrics } from '../../../src/insight/metrics.ts';
import { parseSettings } from '../../../src/settings/parse-settings.ts';
import { systemClock } from '../../../src/system-clock.ts';
import { says, unavailable } from '../../support/gemini/replies.ts';
import { textsOf } from '../../support/gemini/request.ts';
import type { GeminiRequest } from '../../support/gemini/request.ts';
import type { Reply } from '../../support/gemini/steps.ts';
import { startGemini } from '../../support/gemini/start-gemini.ts';
import type { Gemini } from '../../support/gemini/start-gemini.ts';
import { pagesPdf } from '../../support/pdf/text-pdf.ts';
import { until } from '../../support/until.ts';

const PAGES = 110;
const filling = 'The lid is closed with two screws, which lie in the bag with the cable and the small paper card. ';
const secret = 'Regulate the flux capacitor.';

let folder: string;
let gemini: Gemini;
let bots: Assembly[] = [];
let asked = 0;
/** Days of its own for each bot that counts in Redis, so that nothing is counted that others have asked. */
let years = 5;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hsc-popular-'));
  gemini = await startGemini();
  for (const id of ['pp-1', 'pp-2']) {
    const pages = Array.from({ length: PAGES }, (_, page) => `${id} ${page}. ${filling.repeat(22)}`);
    pages[90] = `${secret} ${'Every gauge of it reads zero by then, and stays so. '.repeat(40)}`;
    await writeFile(join(folder, `${id}.pdf`), await pagesPdf(pages));
  }
  const product = (id: string) => ({ id, name: `Lindholm ${id}`, manuals: [{ language: 'en', path: `${id}.pdf` }] });
  const brand = { id: 'lindholm', name: 'Lindholm' };
  await writeFile(join(folder, 'catalog.json'), JSON.stringify({ brand, products: ['pp-1', 'pp-2'].map(product) }));
});
afterEach(async () => {
  for (const bot of bots) await bot.close();
  bots = [];
});
afterAll(async () => {
  await gemini.close();
  await rm(folder, { recursive: true, force: true });
});

interface Bot {
  ask(product: string): Promise<{ readonly prompt: string; readonly milliseconds: number }>;
  /** So late that the list of popular products is looked up anew. */
  pass(): void;
  readonly log: readonly string[];
}

async function startBot(more: Record<string, string> = {}): Promise<Bot> {
  years += 1;
  let offset = 'REDIS_URL' in more ? years * 365 * 24 * 60 * 60 * 1_000 : 0;
  const { settings, faults } = parseSettings({
    DATA_DIR: folder,
    CATALOG: join(folder, 'catalog.json'),
    GEMINI_API_KEY: 'test-key',
    GEMINI_BASE_URL: gemini.baseUrl,
    POPULAR_PRODUCTS: '1',
    ...more,
  });
  if (settings === null) throw new Error(faults.join('\n'));
  const log: string[] = [];
  const clock = { ...systemClock, now: () => systemClock.now() + offset };
  const bot = await assemble(settings, {
    log: createLog('info', [], (line) => log.push(line)),
    metrics: createMetrics(),
    clock,
  });
  bots.push(bot);
  return {
    log,
    pass: () => {
      offset += 61_000;
    },
    ask: (product) => ask(bot, product),
  };
}

async function ask(bot: Assembly, productHint: string) {
  asked += 1;
  const start = performance.now();
  const events = bot.engine.answer(
    {
      id: `q${asked}`,
      text: `how do we journey through ages ${asked}`,
      productHint,
      scenario: 'general',
      images: [],
      thread: [],
      asker: { platform: 'test', id: null },
    },
    AbortSignal.timeout(20_000),
  );
  for await (const event of events) if (event.type === 'answer-end') expect(event.outcome).toBe('answered');
  const request = gemini.requests.findLast(({ method }) => method === 'streamGenerateContent');
  if (request === undefined) throw new Error('The model was not asked.');
  return { prompt: textsOf(request).join('\n'), milliseconds: performance.now() - start };
}

const embedded = (from = 0): readonly string[] =>
  gemini.requests
    .slice(from)
    .flatMap(({ body, method }) =>
      method === 'batchEmbedContents'
        ? (body.requests ?? []).map(({ content }) => content.parts.map(({ text = '' }) => text).join(''))
        : [],
    );

/** Vectors by which the question means the flux capacitor and nothing else. */
function byMeaning(request: GeminiRequest): Reply | null {
  if (request.method === 'streamGenerateContent') return says('Turn the lid. [MANUAL: page 1]');
  if (request.method !== 'batchEmbedContents') return request.method === 'generateContent' ? unavailable() : null;
  const embeddings = (request.body.requests ?? []).map(({ content }) => {
    const text = content.parts.map((part) => part.text ?? '').join('');
    return { values: /flux|journey/u.test(text) ? [1, 0, 0.1] : [0, 1, 0.1] };
  });
  return { kind: 'json', status: 200, body: { embeddings } };
}

async function makePopular(bot: Bot, product: string): Promise<void> {
  for (let time = 0; time < 3; time += 1) await bot.ask(product);
  bot.pass();
  await bot.ask(product);
}

describe.each([
  ['with Redis', () => ({ REDIS_URL: inject('redisUrl') })],
  ['without Redis', () => ({})],
])('popular products, %s', (_name, where) => {
  it('get embeddings, by which pages are found that no word leads to; others get none', async () => {
    gemini.respond(byMeaning);
    // A model of its own, so that what another test has made isn't found.
    const bot = await startBot({ ...where(), GEMINI_EMBEDDING_MODEL: `embedding-${years}` });
    const from = gemini.requests.length;
    expect((await bot.ask('pp-1')).prompt).not.toContain('flux');
    await makePopular(bot, 'pp-1');
    await bot.ask('pp-2');
    await until(() => bot.log.some((line) => line.includes('embeddings_made')));
    expect((await bot.ask('pp-1')).prompt).toContain('flux capacitor');
    expect((await bot.ask('pp-2')).prompt).not.toContain('flux');
    const texts = embedded(from).filter((text) => text.startsWith('title:'));
    expect(texts.length).toBeGreaterThan(PAGES);
    expect(texts.some((text) => text.includes('pp-1'))).toBe(true);
    expect(texts.some((text) => text.includes('pp-2'))).toBe(false);
    expect(embedded(from).filter((text) => text.startsWith('task:'))).toHaveLength(1);
  }, 60_000);
});

describe('embeddings that fail', () => {
  it('leave answers as they are without them', async () => {
    gemini.respond((request) => (request.method === 'batchEmbedContents' ? unavailable() : byMeaning(request)));
    const bot = await startBot({ GEMINI_EMBEDDING_MODEL: 'embedding-away' });
    await makePopular(bot, 'pp-1');
    const from = gemini.requests.length;
    await until(() => gemini.requests.slice(from).some(({ method }) => method === 'batchEmbedContents'));
    const { prompt, milliseconds } = await bot.ask('pp-1');
    expect(prompt).not.toContain('flux');
    expect(milliseconds).toBeLessThan(2_000);
  }, 60_000);

  it('in the middle of a question delay it by a moment, and the next ones not at all', async () => {
    gemini.respond(byMeaning);
    const bot = await startBot({ GEMINI_EMBEDDING_MODEL: 'embedding-silent' });
    await makePopular(bot, 'pp-1');
    await until(() => bot.log.some((line) => line.includes('embeddings_made')));
    gemini.respond((request) => (request.method === 'batchEmbedContents' ? { kind: 'silence' } : byMeaning(request)));
    const late = await bot.ask('pp-1');
    expect(late.prompt).not.toContain('flux');
    expect(late.milliseconds).toBeLessThan(2_000);
    const from = gemini.requests.length;
    await bot.ask('pp-1');
    expect(embedded(from)).toEqual([]);
    expect(bot.log.join('\n')).toContain('question_embedding_failed');
  }, 60_000);

  it('are not asked for where they are off', async () => {
    gemini.respond(byMeaning);
    const bot = await startBot({ POPULAR_PRODUCTS: '0' });
    const from = gemini.requests.length;
    await makePopular(bot, 'pp-1');
    expect(embedded(from)).toEqual([]);
  }, 60_000);
});
