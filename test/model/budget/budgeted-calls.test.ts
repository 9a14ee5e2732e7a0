import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HscError } from '../../../src/errors.ts';
import { createBudgetedEmbedder } from '../../../src/model/budget/budgeted-embedder.ts';
import { createBudgetedTerms } from '../../../src/model/budget/budgeted-terms.ts';
import { createMemoryBudgetLedger } from '../../../src/model/budget/memory-budget-ledger.ts';
import { createModelBudget } from '../../../src/model/budget/model-budget.ts';
import { createGeminiEmbedder } from '../../../src/model/gemini-embedder.ts';
import { createGeminiTerms } from '../../../src/model/gemini-terms.ts';
import type { Usage } from '../../../src/model/language-model.ts';
import * as replies from '../../support/gemini/replies.ts';
import { startGemini } from '../../support/gemini/start-gemini.ts';
import type { Gemini } from '../../support/gemini/start-gemini.ts';
import type { Reply } from '../../support/gemini/steps.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { run, until } from '../../support/until.ts';

const never = new AbortController().signal;
const limits = { requests: 3, tokens: 10_000 };
const request = { questions: ['how do I pair'], product: null, outline: ['Pairing'], language: 'en' };

let gemini: Gemini;
beforeEach(async () => {
  gemini = await startGemini();
});
afterEach(() => gemini.close());

/** Both kinds of calls, with one account of the minute, by a clock of the test. */
function open() {
  const clock = createManualClock();
  const ledger = createMemoryBudgetLedger(clock);
  const budget = createModelBudget({ model: 'm', ledger, limits, clock });
  const used: Usage[] = [];
  const errors: HscError['code'][] = [];
  const account = {
    budget,
    onUsage: (usage: Usage) => void used.push(usage),
    onError: (error: HscError) => void errors.push(error.code),
  };
  const access = { apiKey: 'k', baseUrl: gemini.baseUrl, model: 'm' };
  return {
    clock,
    used,
    errors,
    terms: createBudgetedTerms(createGeminiTerms(access), account),
    embedder: createBudgetedEmbedder(createGeminiEmbedder(access), account),
    tokensLeft: async () => (await ledger.book('m', { requests: 0, tokens: 0 }, limits)).tokensLeft,
  };
}

const termsReply = (promptTokenCount: number): Reply =>
  replies.streams(
    { text: '[{"question":1,"terms":["pair"]}]' },
    { finish: 'STOP', usage: { promptTokenCount, candidatesTokenCount: 5 } },
  );
const vectors = (more: object): Reply => ({
  kind: 'json',
  status: 200,
  body: { embeddings: [{ values: [1, 0] }, { values: [0, 1] }], ...more },
});

describe('search terms', () => {
  it('are not asked for while the minute has no room, and don’t wait for it', async () => {
    gemini.respond(() => termsReply(40));
    const { terms } = open();
    for (let asked = 0; asked < 3; asked += 1) expect(await terms.write(request, never)).toEqual([['pair']]);
    await expect(terms.write(request, never)).rejects.toMatchObject({ code: 'model-rate-limited' });
    expect(gemini.requests).toHaveLength(3);
  });

  it('are billed by what they took, which the account of the minute holds as well', async () => {
    gemini.respond(() => termsReply(40));
    const { terms, used, tokensLeft } = open();
    await terms.write(request, never);
    expect(used).toEqual([{ prompt: 40, cached: 0, output: 5 }]);
    await until(async () => (await tokensLeft()) === 10_000 - 40);
  });

  it('that fail are told, and a pause that the maker asks for holds for all who ask this model', async () => {
    gemini.respond(() => replies.rateLimited(30));
    const { terms, embedder, errors, clock } = open();
    await expect(terms.write(request, never)).rejects.toMatchObject({ code: 'model-rate-limited' });
    expect(errors).toEqual(['model-rate-limited']);
    gemini.respond(() => vectors({}));
    await expect(embedder.embed(['a', 'b'], { signal: never })).rejects.toMatchObject({ code: 'model-rate-limited' });
    expect(gemini.requests).toHaveLength(1);
    await clock.advance(30_000);
    expect(await embedder.embed(['a', 'b'], { signal: never })).toHaveLength(2);
  });
});

describe('embeddings', () => {
  it('are billed by what the API tells, and by the estimate where it doesn’t', async () => {
    const { embedder, used } = open();
    gemini.respond(() => vectors({ usageMetadata: { promptTokenCount: 7 } }));
    await embedder.embed(['a', 'b'], { signal: never });
    gemini.respond(() => vectors({}));
    await embedder.embed(['x'.repeat(267), 'y'.repeat(267)], { signal: never });
    expect(used).toEqual([
      { prompt: 7, cached: 0, output: 0 },
      { prompt: 200, cached: 0, output: 0 },
    ]);
  });

  it('of a manual wait for room, those of a question don’t', async () => {
    gemini.respond(() => vectors({}));
    const { embedder, clock } = open();
    const ask = (patience: number) => embedder.embed(['a', 'b'], { signal: never, patience });
    for (let asked = 0; asked < 3; asked += 1) await ask(0);
    await clock.advance(50_000);
    await expect(ask(0)).rejects.toMatchObject({ code: 'model-rate-limited' });
    const { value, elapsed } = await run(clock, ask(20_000));
    expect(value).toHaveLength(2);
    expect(elapsed).toBeGreaterThanOrEqual(10_000);
    expect(elapsed).toBeLessThan(20_000);
  });

  it('end with their signal, which is nobody’s failure', async () => {
    gemini.respond(() => ({ kind: 'silence' }));
    const { embedder, errors } = open();
    const stop = new AbortController();
    const embedding = embedder.embed(['a'], { signal: stop.signal });
    await until(() => gemini.requests.length === 1);
    stop.abort(new Error('late'));
    await expect(embedding).rejects.toThrow('late');
    expect(errors).toEqual([]);
  });
});
