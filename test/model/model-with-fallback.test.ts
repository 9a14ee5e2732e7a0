import { describe, expect, it, vi } from 'vitest';
import type { ErrorCode } from '../../src/errors.ts';
import { createModelWithFallback } from '../../src/model/model-with-fallback.ts';
import { describeLanguageModel } from '../contracts/language-model.ts';
import { chunksOf, endOf, textIn } from '../support/chunks-of.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { promptOf } from '../support/prompt-of.ts';
import { failing, silence, stop } from '../support/scripted-model.ts';
import { makeWithFallback as make } from '../support/with-fallback.ts';

const prompt = promptOf({});

describeLanguageModel('A model with a fallback', () =>
  Promise.resolve({ model: make(() => ['Hold ', 'it.', stop]).model, prompt, close: () => Promise.resolve() }),
);

describe('a model with a fallback', () => {
  it('passes on what the primary says', async () => {
    const { model, fallback } = make(() => ['Hold ', 'it.', stop]);
    expect(await chunksOf(model, prompt)).toEqual([
      { type: 'start', model: 'primary', fallback: null },
      { type: 'text', text: 'Hold ' },
      { type: 'text', text: 'it.' },
      stop,
    ]);
    expect(fallback.calls).toBe(0);
  });

  it('answers by the fallback when no model is set up', async () => {
    const { fallback } = make(() => []);
    const model = createModelWithFallback({
      primary: null,
      fallback,
      clock: createManualClock(),
      onError: () => undefined,
    });
    const chunks = await chunksOf(model, prompt);
    expect(chunks[0]).toEqual({ type: 'start', model: 'extractive', fallback: 'no-model' });
    expect(textIn(chunks)).toBe('Page 4 says…');
    expect(model.breakerOpen).toBe(false);
  });

  it('tries again when nothing came before the first word', async () => {
    const { model, primary, errors } = make((call) => (call < 2 ? [failing()] : ['Hold it.', stop]));
    const chunks = await chunksOf(model, prompt);
    expect(chunks.filter(({ type }) => type === 'start')).toHaveLength(1);
    expect(textIn(chunks)).toBe('Hold it.');
    expect(primary.calls).toBe(3);
    expect(errors).toEqual(['model-unavailable', 'model-unavailable']);
  });

  it.each<[ErrorCode, string, number]>([
    ['model-unavailable', 'unavailable', 3],
    ['model-refused', 'set-up-wrong', 1],
    ['model-bad-request', 'refused', 1],
  ])('falls back on %s and says why: %s, after %i calls', async (code, reason, calls) => {
    const { model, primary } = make(() => [failing(code)]);
    expect(await chunksOf(model, prompt)).toEqual([
      { type: 'start', model: 'primary', fallback: null },
      { type: 'start', model: 'extractive', fallback: reason },
      { type: 'text', text: 'Page 4 ' },
      { type: 'text', text: 'says…' },
      stop,
    ]);
    expect(primary.calls).toBe(calls);
  });

  it('falls back when the primary ends without a word', async () => {
    const { model } = make(() => []);
    expect(textIn(await chunksOf(model, prompt))).toBe('Page 4 says…');
  });

  it('never starts again after the first word', async () => {
    const { model, primary, fallback, errors } = make(() => ['Hold ', failing()]);
    const chunks = await chunksOf(model, prompt);
    expect(textIn(chunks)).toBe('Hold ');
    expect(endOf(chunks).reason).toBe('cut');
    expect([primary.calls, fallback.calls]).toEqual([1, 0]);
    expect(errors).toEqual(['model-unavailable']);
  });

  it('reports an answer that was cut, and ends it as cut', async () => {
    const { model, errors } = make(() => ['Hold ', { type: 'end', reason: 'cut', usage: null }]);
    expect(endOf(await chunksOf(model, prompt)).reason).toBe('cut');
    expect(errors).toEqual(['model-cut']);
  });

  it('leaves a blocked answer blocked', async () => {
    const { model, fallback } = make(() => [{ type: 'end', reason: 'blocked', usage: null }]);
    expect(endOf(await chunksOf(model, prompt)).reason).toBe('blocked');
    expect(fallback.calls).toBe(0);
  });

  it('throws the reason of an abort while it waits for the first word', async () => {
    const { model, primary, fallback } = make(() => [silence], { clock: createManualClock() });
    const quit = new AbortController();
    const reason = new Error('enough');
    const failed = expect(chunksOf(model, prompt, quit.signal)).rejects.toBe(reason);
    await vi.waitUntil(() => primary.calls === 1);
    quit.abort(reason);
    await failed;
    expect([primary.open, fallback.calls]).toEqual([0, 0]);
  });

  it('leaves the primary when its reader leaves', async () => {
    const { model, primary } = make(() => ['Hold ', silence]);
    for await (const chunk of model.stream(prompt, new AbortController().signal)) if (chunk.type === 'text') break;
    expect(primary.open).toBe(0);
  });
});

describe('a model that fails one call in ten', () => {
  it.each([
    ['every tenth', (call: number) => call % 10 === 9],
    ['any', (call: number) => ((call * 2_654_435_761) >>> 7) % 10 === 0],
  ])('answers nearly everybody with few further calls: %s', async (_, fails) => {
    const { model, primary, fallback } = make((call) => (fails(call) ? [failing()] : ['Hold it.', stop]));
    const questions = 2_000;
    for (let asked = 0; asked < questions; asked += 20) {
      await Promise.all(Array.from({ length: 20 }, () => chunksOf(model, prompt)));
    }
    expect(fallback.calls / questions).toBeLessThanOrEqual(0.005);
    expect(primary.calls / questions).toBeLessThanOrEqual(1.15);
    expect(model.breakerOpen).toBe(false);
  });
});
