import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCatalog } from '../src/catalog/create-catalog.ts';
import { createContextBuilder } from '../src/context/context-builder.ts';
import { createPassageIndexes } from '../src/context/passage-indexes.ts';
import { createEngine } from '../src/create-engine.ts';
import { createLog } from '../src/insight/log.ts';
import { createMetrics } from '../src/insight/metrics.ts';
import { openModel } from '../src/open-model.ts';
import { parseSettings } from '../src/settings/parse-settings.ts';
import { systemClock } from '../src/system-clock.ts';
import { pairingQuestion } from './support/gemini-engine.ts';
import { rateLimited, says, streams } from './support/gemini/replies.ts';
import { textsOf } from './support/gemini/request.ts';
import { startGemini } from './support/gemini/start-gemini.ts';
import type { Gemini } from './support/gemini/start-gemini.ts';
import { manualOf } from './support/manual-of.ts';
import { productOf } from './support/prompt-of.ts';

const never = new AbortController().signal;
const lookUp = pairingQuestion('q1', { text: 'What is the weight?' });
const procedure = pairingQuestion('q2');

let gemini: Gemini;
beforeEach(async () => {
  gemini = await startGemini(() => says('Hold ', 'it [MANUAL: page 1].'));
});
afterEach(() => gemini.close());

/** The models of the settings, and an engine with them whose only manual has 150,000 characters. */
function open(tokens: number) {
  const { settings } = parseSettings({
    GEMINI_API_KEY: 'k',
    GEMINI_BASE_URL: gemini.baseUrl,
    MODEL_TOKENS_PER_MINUTE: String(tokens),
  });
  if (settings === null) throw new Error('the settings are right');
  const log = createLog('silent', [], () => undefined);
  const model = openModel(settings, { redis: null, log, metrics: createMetrics(), clock: systemClock });
  const pages = Array.from({ length: 50 }, (_, page) =>
    `Hold the PAIR button, number ${page}. `.padEnd(3_000, 'Turn it. '),
  );
  const manual = manualOf(pages, { documentId: 'rm-5' });
  const { documentId, title, url } = manual;
  const reference = { documentId, title, language: null, edition: null, url, backupUrl: null };
  const engine = createEngine({
    catalog: createCatalog([productOf({ id: 'rm-5', name: 'RM-5', aliases: [], manuals: [reference] })]),
    library: { load: () => Promise.resolve({ kind: 'ready', manual, origin: 'memory', cacheHit: true, stale: false }) },
    contextBuilder: createContextBuilder({ indexes: createPassageIndexes({ maxCharacters: 1_000_000 }) }),
    model: model.model,
    width: (question, signal) => model.width(question, signal),
  });
  return { model, ask: (question = procedure) => Array.fromAsync(engine.answer(question, never)) };
}

it('sends less of a manual as the tokens of the minute run low, to each model by itself', async () => {
  // Without usage the account stays as it was estimated.
  gemini.respond(() => streams({ text: 'Hold it [MANUAL: page 1].' }, { finish: 'STOP' }));
  const { ask, model } = open(200_000);
  for (let asked = 0; asked < 7; asked += 1) expect((await ask()).at(-1)).toMatchObject({ outcome: 'answered' });
  const lengths = gemini.requests.map((request) => textsOf(request).join('').length);
  const [first = 0, , third = 0] = lengths;
  expect(first).toBeGreaterThan(150_000);
  expect(third).toBeLessThan(65_000);
  expect(lengths.at(-1)).toBeLessThan(25_000);
  expect(lengths.toSorted((one, other) => other - one)).toEqual(lengths);
  expect(await model.width(lookUp, never)).toBe(200_000);
});

it('a pause of the light model leaves the full one alone', async () => {
  gemini.respond(({ model }) => (model.includes('lite') ? rateLimited(30) : says('Hold it [MANUAL: page 1].')));
  const { ask } = open(1_000_000);
  expect(await ask(lookUp)).toContainEqual({ type: 'notice', notice: { kind: 'fallback', reason: 'rate-limited' } });
  expect((await ask(procedure)).at(-1)).toMatchObject({ outcome: 'answered' });
});
