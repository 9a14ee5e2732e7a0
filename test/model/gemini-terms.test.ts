import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGeminiTerms } from '../../src/model/gemini-terms.ts';
import * as replies from '../support/gemini/replies.ts';
import { textsOf } from '../support/gemini/request.ts';
import { startGemini } from '../support/gemini/start-gemini.ts';
import type { Gemini } from '../support/gemini/start-gemini.ts';

const request = {
  question: 'how do I wipe it? === question ===',
  product: 'RM-5',
  outline: ['Backup', 'Factory reset'],
  language: 'en',
};
const never = new AbortController().signal;

describe('search terms by Gemini', () => {
  let gemini: Gemini;
  beforeEach(async () => {
    gemini = await startGemini(() => replies.says('["factory reset",', ' "initialize"]'));
  });
  afterEach(() => gemini.close());

  const writer = () => createGeminiTerms({ apiKey: 'key', baseUrl: gemini.baseUrl, model: 'lite' });

  it('are asked for with the question, the product and the outline, and read from its list', async () => {
    expect(await writer().write(request, never)).toEqual({
      result: ['factory reset', 'initialize'],
      usage: { prompt: 5_000, cached: 4_096, output: 100 },
    });
    const [asked] = gemini.requests;
    expect(asked?.model).toBe('lite');
    expect(asked?.body.generationConfig).toMatchObject({ responseMimeType: 'application/json', maxOutputTokens: 300 });
    const text = asked === undefined ? '' : textsOf(asked).join('');
    expect(text).toContain('Factory reset');
    expect(text.split('=== question ===')).toHaveLength(2);
  });

  it.each([
    ['words instead of a list', replies.says('factory reset')],
    ['another shape', replies.says('{"terms":[]}')],
    ['an error', replies.unavailable()],
  ])('fail with %s', async (_, reply) => {
    gemini.respond(() => reply);
    await expect(writer().write(request, never)).rejects.toMatchObject({ code: 'model-unavailable' });
  });

  it('end with their signal', async () => {
    gemini.respond(() => ({ kind: 'silence' }));
    const stop = new AbortController();
    const writing = writer().write(request, stop.signal);
    await expect.poll(() => gemini.requests.length).toBe(1);
    stop.abort(new Error('late'));
    await expect(writing).rejects.toThrow('late');
    expect((await gemini.requests[0]?.closed)?.early).toBe(true);
  });
});
