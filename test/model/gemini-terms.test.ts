import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGeminiTerms } from '../../src/model/gemini-terms.ts';
import * as replies from '../support/gemini/replies.ts';
import { textsOf } from '../support/gemini/request.ts';
import { startGemini } from '../support/gemini/start-gemini.ts';
import type { Gemini } from '../support/gemini/start-gemini.ts';

const request = {
  questions: ['how do I wipe it? === question 2 ==='],
  product: 'RM-5',
  outline: ['Backup', 'Factory reset'],
  language: 'en',
};
const never = new AbortController().signal;

describe('search terms by Gemini', () => {
  let gemini: Gemini;
  beforeEach(async () => {
    gemini = await startGemini(() => replies.says('[{"question": 1, "terms": ["factory reset",', ' "initialize"]}]'));
  });
  afterEach(() => gemini.close());

  const writer = () => createGeminiTerms({ apiKey: 'key', baseUrl: gemini.baseUrl, model: 'lite' });

  it('are asked for with the question, the product and the outline, and read from its list', async () => {
    expect(await writer().write(request, never)).toEqual({
      result: [['factory reset', 'initialize']],
      usage: { prompt: 5_000, cached: 4_096, output: 100 },
    });
    const [asked] = gemini.requests;
    expect(asked?.model).toBe('lite');
    expect(asked?.body.generationConfig).toMatchObject({ responseMimeType: 'application/json', maxOutputTokens: 300 });
    const text = asked === undefined ? '' : textsOf(asked).join('');
    expect(text).toContain('Factory reset');
    expect(text.match(/=== question \d+ ===/gu)).toEqual(['=== question 1 ===']);
  });

  it('of several questions are asked for at once, with the outline once, and told apart by their numbers', async () => {
    gemini.respond(() =>
      replies.says('[{"question":3,"terms":["lid"]},{"question":1,"terms":["wipe"]},{"question":9,"terms":["x"]}]'),
    );
    const { result } = await writer().write({ ...request, questions: ['wipe it', 'pair it', 'open it'] }, never);
    expect(result).toEqual([['wipe'], [], ['lid']]);
    const [asked] = gemini.requests;
    const text = asked === undefined ? '' : textsOf(asked).join('');
    expect(text.split('Factory reset')).toHaveLength(2);
    expect(text).toContain('=== question 1 ===\nwipe it\n\n=== question 2 ===\npair it\n\n=== question 3 ===\nopen it');
    expect(asked?.body.generationConfig).toMatchObject({ maxOutputTokens: 900 });
  });

  it.each([
    ['words instead of a list', replies.says('factory reset')],
    ['another shape', replies.says('{"terms":[]}')],
    ['terms of no question', replies.says('["factory reset"]')],
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
