import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createExtractive } from '../../src/model/extractive.ts';
import { createGemini } from '../../src/model/gemini.ts';
import { createModelWithFallback } from '../../src/model/model-with-fallback.ts';
import type { FallbackSettings, ModelWithFallback } from '../../src/model/model-with-fallback.ts';
import { systemClock } from '../../src/system-clock.ts';
import { chunksOf, textIn } from '../support/chunks-of.ts';
import { rateLimited, says, streams, unavailable } from '../support/gemini/replies.ts';
import { startGemini } from '../support/gemini/start-gemini.ts';
import type { Gemini } from '../support/gemini/start-gemini.ts';
import { contextOf, manualOf, promptOf } from '../support/prompt-of.ts';

const manual = manualOf([{ text: 'Hold the Bluetooth button to pair a phone.', headings: ['Pairing'] }]);
const prompt = promptOf({ question: 'how do I pair a phone', context: contextOf([manual]) });
const quoted = '> Hold the Bluetooth button to pair a phone. [MANUAL: page 1]';

describe('Gemini with the extractive model behind it, over HTTP', () => {
  let gemini: Gemini;
  beforeEach(async () => {
    gemini = await startGemini();
  });
  afterEach(() => gemini.close());

  function make(settings: Partial<FallbackSettings> = {}): ModelWithFallback {
    const primary = createGemini({ apiKey: 'k', model: 'gemini-x', baseUrl: gemini.baseUrl, clock: systemClock });
    return createModelWithFallback({
      primary,
      fallback: createExtractive(),
      clock: systemClock,
      onError: () => undefined,
      ...settings,
    });
  }

  it('answers at least 99.5 % by the model, with at most 1.15 calls each, when every tenth call is a 503', async () => {
    gemini.respond(() => (gemini.requests.length % 10 === 0 ? unavailable() : says('Hold ', 'it.')));
    const model = make();
    const questions = 200;
    const answers: string[] = [];
    for (let asked = 0; asked < questions; asked += 40) {
      const some = await Promise.all(Array.from({ length: 40 }, () => chunksOf(model, prompt)));
      answers.push(...some.map(textIn));
    }
    expect(answers.filter((text) => text === 'Hold it.').length / questions).toBeGreaterThanOrEqual(0.995);
    expect(gemini.requests.length / questions).toBeLessThanOrEqual(1.15);
  });

  it('quotes the manual when the model falls silent, after one more call', async () => {
    gemini.respond(() => says('Hold it.'));
    const model = make({ patience: { least: 3_000, most: 3_000 } });
    await chunksOf(model, prompt);
    gemini.respond(() => ({ kind: 'silence' }));
    expect(textIn(await chunksOf(model, prompt))).toContain(quoted);
    expect(gemini.requests).toHaveLength(3);
    const closed = await Promise.all(gemini.requests.slice(1).map((request) => request.closed));
    expect(closed).toEqual([{ early: true }, { early: true }]);
  });

  it('quotes the manual at once when nobody listens, and calls the model again when it is back', async () => {
    const port = Number(new URL(gemini.baseUrl).port);
    await gemini.close();
    const model = make({ breaker: { firstProbe: 100, lastProbe: 100 } });
    for (let asked = 0; asked < 5; asked += 1) expect(textIn(await chunksOf(model, prompt))).toContain(quoted);
    expect(model.breakerOpen).toBe(true);
    gemini = await startGemini(() => says('Hold it.'), port);
    await expect.poll(async () => textIn(await chunksOf(model, prompt)), { timeout: 5_000 }).toBe('Hold it.');
    expect(model.breakerOpen).toBe(false);
  });

  it('calls nobody while the maker asks for a pause', async () => {
    gemini.respond(() => rateLimited(30));
    const model = make();
    await chunksOf(model, prompt);
    const answers = await Promise.all(Array.from({ length: 10 }, () => chunksOf(model, prompt)));
    expect(answers.every((chunks) => textIn(chunks).includes(quoted))).toBe(true);
    expect(answers[0]?.[0]).toEqual({ type: 'start', model: 'extractive', fallback: 'rate-limited' });
    expect(gemini.requests).toHaveLength(1);
  });

  it('begins again only before the first word', async () => {
    gemini.respond(() =>
      gemini.requests.length === 1 ? streams({ reset: true }) : streams({ text: 'Hold ' }, { reset: true }),
    );
    const chunks = await chunksOf(make(), prompt);
    expect(textIn(chunks)).toBe('Hold ');
    expect(chunks.at(-1)).toMatchObject({ reason: 'cut' });
    expect(gemini.requests).toHaveLength(2);
  });
});
