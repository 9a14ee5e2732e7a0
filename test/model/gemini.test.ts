import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HscError } from '../../src/errors.ts';
import type { ErrorCode } from '../../src/errors.ts';
import { RateLimited } from '../../src/model/rate-limited.ts';
import { describeLanguageModel } from '../contracts/language-model.ts';
import { chunksOf, endOf, textIn } from '../support/chunks-of.ts';
import * as replies from '../support/gemini/replies.ts';
import { textsOf } from '../support/gemini/request.ts';
import { startGemini } from '../support/gemini/start-gemini.ts';
import type { Gemini } from '../support/gemini/start-gemini.ts';
import type { Reply } from '../support/gemini/steps.ts';
import { contextOf, manualOf, promptOf } from '../support/prompt-of.ts';
import { apiKey, geminiModel as make } from '../support/gemini/gemini-model.ts';

const manual = manualOf([{ text: 'Press [MENU].' }, { text: 'Hold the Bluetooth button for three seconds.' }]);
const prompt = promptOf({ context: contextOf([manual]) });

describeLanguageModel('Gemini', async () => {
  const gemini = await startGemini(() => replies.says('Hold the ', 'Bluetooth button. [MANUAL: page 2]'));
  return { model: make(gemini), prompt, close: () => gemini.close() };
});

describe('Gemini', () => {
  let gemini: Gemini;
  beforeEach(async () => {
    gemini = await startGemini();
  });
  afterEach(() => gemini.close());

  async function failure(reply: Reply): Promise<HscError> {
    gemini.respond(() => reply);
    const error: unknown = await chunksOf(make(gemini), prompt).catch((thrown: unknown) => thrown);
    if (!(error instanceof HscError)) throw new Error(`Expected a failure, got ${JSON.stringify(error)}`);
    return error;
  }

  it('sends the manual first, then the pictures, and the question last', async () => {
    const image = { mediaType: 'image/png', data: 'aGVsbG8=' };
    await chunksOf(make(gemini), promptOf({ context: contextOf([manual]), images: [image] }));
    const [request] = gemini.requests;
    expect(request?.url).toBe('/v1beta/models/gemini-3.5-flash-lite:streamGenerateContent?alt=sse');
    expect(request?.apiKey).toBe(apiKey);
    expect(request?.body.systemInstruction?.parts).toEqual([{ text: prompt.instruction }]);
    expect(request?.body.contents).toEqual([
      {
        role: 'user',
        parts: [
          { text: prompt.manualText },
          { inlineData: { mimeType: 'image/png', data: 'aGVsbG8=' } },
          { text: prompt.questionText },
        ],
      },
    ]);
  });

  it('asks for little thinking, a bounded answer and nothing that steers chance', async () => {
    await chunksOf(make(gemini, { thinking: 'minimal', outputTokens: 900 }), prompt);
    expect(gemini.requests[0]?.body.generationConfig).toEqual({
      maxOutputTokens: 900,
      thinkingConfig: { thinkingLevel: 'MINIMAL' },
    });
  });

  it('begins every request about a manual with the same bytes', async () => {
    const model = make(gemini);
    await chunksOf(model, promptOf({ question: 'how do I pair bluetooth', context: contextOf([manual]) }));
    await chunksOf(model, promptOf({ question: 'how do I reset it', context: contextOf([manual]) }));
    const [first = '', second = ''] = gemini.requests.map(({ raw }) => raw);
    const manualEnd = first.indexOf(JSON.stringify(prompt.manualText)) + JSON.stringify(prompt.manualText).length;
    expect(manualEnd).toBeGreaterThan(prompt.manualText.length);
    expect(second.slice(0, manualEnd)).toBe(first.slice(0, manualEnd));
  });

  it('sends no empty part when there is no manual', async () => {
    await chunksOf(make(gemini), promptOf({}));
    expect(gemini.requests.map(textsOf)).toEqual([['Question: how do I pair bluetooth']]);
  });

  it('leaves thoughts out and counts them as output', async () => {
    const usage = {
      promptTokenCount: 700,
      cachedContentTokenCount: 600,
      thoughtsTokenCount: 30,
      candidatesTokenCount: 12,
    };
    gemini.respond(() => replies.streams({ thought: 'They want… ' }, { text: 'Hold it.' }, { finish: 'STOP', usage }));
    const chunks = await chunksOf(make(gemini), prompt);
    expect(textIn(chunks)).toBe('Hold it.');
    expect(endOf(chunks)).toEqual({ type: 'end', reason: 'stop', usage: { prompt: 700, cached: 600, output: 42 } });
  });

  it.each([
    ['STOP', 'stop'],
    ['MAX_TOKENS', 'length'],
    ['SAFETY', 'blocked'],
    ['RECITATION', 'blocked'],
    ['PROHIBITED_CONTENT', 'blocked'],
    ['SPII', 'blocked'],
    ['OTHER', 'cut'],
  ])('takes the finish reason %s for %s', async (finish, reason) => {
    gemini.respond(() => replies.streams({ text: 'Hold it.' }, { finish }));
    expect(endOf(await chunksOf(make(gemini), prompt)).reason).toBe(reason);
  });

  it('ends blocked, without text, when the prompt is blocked', async () => {
    gemini.respond(() => replies.blockedPrompt());
    const chunks = await chunksOf(make(gemini), prompt);
    expect(textIn(chunks)).toBe('');
    expect(endOf(chunks)).toEqual({ type: 'end', reason: 'blocked', usage: { prompt: 9, cached: 0, output: 0 } });
  });

  it.each<[string, Reply]>([
    ['just ends', replies.streams({ text: 'Hold ' })],
    ['is reset', replies.streams({ text: 'Hold ' }, { reset: true })],
    ['ends within an event', replies.streams({ text: 'Hold ' }, { raw: 'data: {"candidates": [' })],
    ['turns into nonsense', replies.streams({ text: 'Hold ' }, { raw: 'data: <html>\r\n\r\n' })],
    ['reports an error', replies.streams({ text: 'Hold ' }, { error: replies.quotaError(3) })],
    ['reports an error without a code', replies.streams({ text: 'Hold ' }, { raw: 'data: {"error": {}}\r\n\r\n' })],
  ])('is cut when the stream %s after text', async (_, reply) => {
    gemini.respond(() => reply);
    const chunks = await chunksOf(make(gemini), prompt);
    expect(textIn(chunks)).toBe('Hold ');
    expect(endOf(chunks)).toEqual({ type: 'end', reason: 'cut', usage: null });
  });

  it.each<[ErrorCode, string, Reply]>([
    ['model-rate-limited', '429', replies.rateLimited(3)],
    ['model-rate-limited', 'a 429 inside the stream', replies.streams({ error: replies.quotaError(3) })],
    ['model-refused', '401', replies.refused(401)],
    ['model-refused', '403', replies.refused(403)],
    ['model-refused', 'an invalid key', replies.keyInvalid(apiKey)],
    ['model-refused', 'a model that is gone', replies.modelGone()],
    ['model-bad-request', '400', replies.badRequest()],
    ['model-unavailable', '503', replies.unavailable()],
    ['model-unavailable', 'a 502 of a proxy', { kind: 'text', status: 502, body: '<h1>Bad gateway</h1>' }],
    ['model-unavailable', 'an error page that says 200', { kind: 'text', status: 200, body: '<h1>Sorry</h1>' }],
    ['model-unavailable', 'a broken error body', { kind: 'json', status: 503, body: 'nonsense' }],
    ['model-unavailable', 'a connection that breaks at once', { kind: 'hang-up' }],
    ['model-unavailable', 'a reset before text', replies.streams({ thought: 'Hm' }, { reset: true })],
    ['model-unavailable', 'an empty answer', replies.streams({ finish: 'STOP' })],
    ['model-unavailable', 'malformed JSON', replies.streams({ raw: 'data: {"candidates": [}\r\n\r\n' })],
  ])('throws %s for %s, after one request', async (code, _, reply) => {
    expect((await failure(reply)).code).toBe(code);
    expect(gemini.requests).toHaveLength(1);
  });

  it('throws model-unavailable when nobody listens', async () => {
    await gemini.close();
    await expect(chunksOf(make(gemini), prompt)).rejects.toMatchObject({
      code: 'model-unavailable',
      message: /ECONNREFUSED/,
    });
  });

  it.each([
    [3, 3_000],
    [0.4, 400],
    [null, null],
  ])('reads a pause of %s s as %s ms', async (seconds, milliseconds) => {
    const error = await failure(replies.rateLimited(seconds));
    expect(error).toBeInstanceOf(RateLimited);
    expect(error).toMatchObject({ retryAfter: milliseconds });
  });

  it.each([replies.keyInvalid(apiKey), replies.unavailable(), replies.badRequest()])(
    "repeats neither the key nor the maker's words in an error",
    async (reply) => {
      const error = await failure(reply);
      expect(`${error.stack ?? ''} ${String(error.cause)}`).not.toMatch(/AIza|Consumer|overloaded|exceeds/);
    },
  );

  it('takes white space for no word', async () => {
    gemini.respond(() => replies.streams({ text: ' \n' }, { text: '\n  Hold' }, { text: ' it.' }, { finish: 'STOP' }));
    expect((await chunksOf(make(gemini), prompt)).slice(1, 3)).toEqual([
      { type: 'text', text: 'Hold' },
      { type: 'text', text: ' it.' },
    ]);
    expect((await failure(replies.streams({ text: ' \n ' }, { finish: 'STOP' }))).code).toBe('model-unavailable');
  });
});
