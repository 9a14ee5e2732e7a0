import { describe, expect, it, vi } from 'vitest';
import type { ModelWithFallback } from '../../src/model/model-with-fallback.ts';
import { chunksOf, textIn } from '../support/chunks-of.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { promptOf } from '../support/prompt-of.ts';
import { createScriptedModel, failing, stop } from '../support/scripted-model.ts';
import type { ScriptedModel } from '../support/scripted-model.ts';
import { makeWithFallback as make } from '../support/with-fallback.ts';

const prompt = promptOf({});

/** Asks until the breaker has opened; returns the number of calls. */
async function openBreaker(model: ModelWithFallback, primary: ScriptedModel) {
  for (let asked = 0; asked < 30 && !model.breakerOpen; asked += 1) await chunksOf(model, prompt);
  expect(model.breakerOpen).toBe(true);
  return primary.calls;
}

describe('the breaker', () => {
  const breaker = { firstProbe: 40, lastProbe: 40 };

  it('opens within twenty calls when the model is gone, and answers go on at once', async () => {
    const { model, primary, errors } = make(() => [failing()]);
    expect(await openBreaker(model, primary)).toBeLessThanOrEqual(20);
    const before = primary.calls;
    const chunks = await chunksOf(model, prompt);
    expect(chunks[0]).toEqual({ type: 'start', model: 'extractive', fallback: 'unavailable' });
    expect(primary.calls).toBe(before);
    expect(errors).toHaveLength(before);
  });

  it('opens within twenty calls after a long time in which all was well', async () => {
    const state = { gone: false };
    const { model, primary } = make(() => (state.gone ? [failing()] : ['Hold it.', stop]));
    for (let asked = 0; asked < 50; asked += 1) await chunksOf(model, prompt);
    state.gone = true;
    expect((await openBreaker(model, primary)) - 50).toBeLessThanOrEqual(20);
  });

  it('lets one question through after a while and closes when it is answered', async () => {
    const state = { gone: true };
    const { model, primary } = make(() => (state.gone ? [failing()] : ['Hold it.', stop]), { breaker });
    await openBreaker(model, primary);
    state.gone = false;
    await vi.waitUntil(async () => textIn(await chunksOf(model, prompt)) === 'Hold it.', { interval: 10 });
    expect(model.breakerOpen).toBe(false);
  });

  it('says which model answers when a probe succeeds', async () => {
    const state = { gone: true };
    const { model, primary } = make(() => (state.gone ? [failing()] : ['Hold it.', stop]), { breaker });
    await openBreaker(model, primary);
    state.gone = false;
    const seen = await vi.waitUntil(
      async () => {
        const chunks = await chunksOf(model, prompt);
        return textIn(chunks) === 'Hold it.' && chunks;
      },
      { interval: 10 },
    );
    expect(seen[0]).toEqual({ type: 'start', model: 'primary', fallback: null });
  });

  it('keeps everybody else from waiting for the probe, and lets a slow probe end by itself', async () => {
    const clock = createManualClock();
    const gate = Promise.withResolvers<undefined>();
    const state = { gone: true, calls: 0 };
    const slow = createScriptedModel(() => [failing()], 'primary');
    const primary = {
      ...slow,
      async *stream(asked: typeof prompt, signal: AbortSignal) {
        state.calls += 1;
        if (state.gone) yield* slow.stream(asked, signal);
        yield { type: 'start', model: 'primary', fallback: null } as const;
        await gate.promise;
        yield { type: 'text', text: 'Hold it.' } as const;
        yield { type: 'end', reason: 'stop', usage: null } as const;
      },
    };
    const { model } = make(() => [], { primary, breaker, clock });
    await vi.waitUntil(async () => {
      const answer = chunksOf(model, prompt);
      await clock.advance(1_000);
      await answer;
      return model.breakerOpen;
    });
    state.gone = false;
    const before = state.calls;
    const probe = await vi.waitUntil(
      async () => {
        const answer = chunksOf(model, prompt);
        await clock.advance(10);
        return state.calls > before ? { answer } : (await answer, false);
      },
      { interval: 10 },
    );
    expect(textIn(await chunksOf(model, prompt))).toBe('Page 4 says…');
    await clock.advance(4_500);
    expect(textIn(await probe.answer)).toBe('Page 4 says…');
    expect(state.calls).toBe(before + 1);
    gate.resolve(undefined);
    await vi.waitUntil(() => !model.breakerOpen);
    expect(textIn(await chunksOf(model, prompt))).toBe('Hold it.');
  });

  it('keeps the reason of a key that is refused', async () => {
    const { model, primary } = make(() => [failing('model-refused')]);
    await openBreaker(model, primary);
    expect((await chunksOf(model, prompt))[0]).toMatchObject({ fallback: 'set-up-wrong' });
  });

  it('stays closed for requests that make no sense', async () => {
    const { model } = make(() => [failing('model-bad-request')]);
    for (let asked = 0; asked < 40; asked += 1) await chunksOf(model, prompt);
    expect(model.breakerOpen).toBe(false);
  });
});
