import { describe, expect, it, vi } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import type { ErrorCode } from '../../src/errors.ts';
import type { LanguageModel } from '../../src/model/language-model.ts';
import { createModelWithFallback } from '../../src/model/model-with-fallback.ts';
import type { FallbackSettings, ModelWithFallback } from '../../src/model/model-with-fallback.ts';
import { RateLimited } from '../../src/model/rate-limited.ts';
import { describeLanguageModel } from '../contracts/language-model.ts';
import { chunksOf, endOf, textIn } from '../support/chunks-of.ts';
import { createManualClock } from '../support/manual-clock.ts';
import type { ManualClock } from '../support/manual-clock.ts';
import { promptOf } from '../support/prompt-of.ts';
import { createScriptedModel, failing, silence, stop } from '../support/scripted-model.ts';
import type { ScriptedModel, ScriptedStep } from '../support/scripted-model.ts';

const prompt = promptOf({});
/** Time passes only in sleeps, and they are over at once. */
function createHastyClock(): Clock {
  const time = { now: 1_000_000 };
  return {
    now: () => time.now,
    sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      // A deadline beside a call never runs out here; a pause does.
      if (milliseconds > 2_000) return new Promise(() => undefined);
      time.now += milliseconds;
      return Promise.resolve();
    },
  };
}

function make(script: (call: number) => readonly ScriptedStep[], settings: Partial<FallbackSettings> = {}) {
  const errors: ErrorCode[] = [];
  const primary = createScriptedModel(script, 'primary');
  const fallback = createScriptedModel(() => ['Page 4 ', 'says…', stop], 'extractive');
  const model = createModelWithFallback({
    primary,
    fallback,
    clock: createHastyClock(),
    onError: ({ code }) => errors.push(code),
    ...settings,
  });
  return { model, primary, fallback, errors };
}

/** Asks until the breaker has opened; returns the number of calls. */
async function openBreaker(model: ModelWithFallback, primary: ScriptedModel) {
  for (let asked = 0; asked < 30 && !model.breakerOpen; asked += 1) await chunksOf(model, prompt);
  expect(model.breakerOpen).toBe(true);
  return primary.calls;
}

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

describe('a silent model', () => {
  /** Asks, and lets time pass in half seconds until the answer is there; returns how many milliseconds passed. */
  async function askWaiting(model: ModelWithFallback, clock: ManualClock) {
    const start = clock.now();
    const state = { ended: false };
    const answer = chunksOf(model, prompt).finally(() => {
      state.ended = true;
    });
    await vi.waitUntil(
      async () => {
        if (!state.ended) await clock.advance(500);
        return state.ended;
      },
      { interval: 1 },
    );
    return { text: textIn(await answer), after: clock.now() - start };
  }

  it('is called once more, and people are told within five seconds', async () => {
    const clock = createManualClock();
    const { model, primary } = make((call) => (call === 0 ? ['Hold it.', stop] : [silence]), { clock });
    await chunksOf(model, prompt);
    const { text, after } = await askWaiting(model, clock);
    expect(text).toBe('Page 4 says…');
    expect(after).toBeLessThanOrEqual(5_000);
    expect([primary.calls, primary.open]).toEqual([3, 0]);
  });

  it('gets another chance before the first word, and that answer is used', async () => {
    const clock = createManualClock();
    const { model } = make((call) => (call === 1 ? [silence] : ['Hold it.', stop]), { clock });
    await chunksOf(model, prompt);
    expect((await askWaiting(model, clock)).text).toBe('Hold it.');
  });

  it('that was never heard is given up for the asker within five seconds, and later by itself', async () => {
    const clock = createManualClock();
    const { model, primary } = make(() => [silence], { clock });
    const { text, after } = await askWaiting(model, clock);
    expect(text).toBe('Page 4 says…');
    expect(after).toBeLessThanOrEqual(5_000);
    expect([primary.calls, primary.open]).toEqual([1, 1]);
    await clock.advance(20_000);
    expect(primary.open).toBe(0);
  });

  it('has not spoken yet when all that came is white space', async () => {
    const clock = createManualClock();
    const { model } = make((call) => (call === 0 ? ['Hold it.', stop] : ['\n', silence]), { clock });
    await chunksOf(model, prompt);
    expect((await askWaiting(model, clock)).text).toBe('Page 4 says…');
  });

  it('turns out to be slow: the first asker gets the passages, the next one the answer', async () => {
    const clock = createManualClock();
    const primary: LanguageModel = {
      name: 'primary',
      async *stream(_prompt, signal) {
        yield { type: 'start', model: 'primary', fallback: null };
        await clock.sleep(7_000, signal);
        yield { type: 'text', text: 'Hold it.' };
        yield { type: 'end', reason: 'stop', usage: null };
      },
    };
    const { model } = make(() => [], { primary, clock });
    expect((await askWaiting(model, clock)).text).toBe('Page 4 says…');
    await clock.advance(7_000);
    expect((await askWaiting(model, clock)).text).toBe('Hold it.');
  });

  it('is waited for where whoever asks has the patience', async () => {
    const clock = createManualClock();
    const primary: LanguageModel = {
      name: 'primary',
      async *stream(_prompt, signal) {
        yield { type: 'start', model: 'primary', fallback: null };
        await clock.sleep(12_000, signal);
        yield { type: 'text', text: 'Hold it.' };
        yield { type: 'end', reason: 'stop', usage: null };
      },
    };
    const { model } = make(() => [], { primary, clock, patience: { least: 20_000, most: 20_000 } });
    expect((await askWaiting(model, clock)).text).toBe('Hold it.');
  });

  it('keeps nothing alive after the close', async () => {
    const clock = createManualClock();
    const { model, primary } = make(() => [silence], { clock });
    await askWaiting(model, clock);
    expect([primary.open, clock.sleeping]).toEqual([1, 1]);
    model.close();
    await vi.waitUntil(() => primary.open === 0 && clock.sleeping === 0);
  });

  it('opens the breaker within twenty calls even when it was never heard', async () => {
    const clock = createManualClock();
    const { model, primary } = make(() => [silence], { clock });
    for (let asked = 0; asked < 20 && !model.breakerOpen; asked += 1) await askWaiting(model, clock);
    expect(model.breakerOpen).toBe(true);
    expect(primary.calls).toBeLessThanOrEqual(20);
  });
});

describe('the pause that the maker asks for', () => {
  const limited = (milliseconds: number | null) => new RateLimited('as scripted', milliseconds);

  it('sends every answer to the fallback while it lasts, and no call to the model', async () => {
    const clock = createManualClock();
    const { model, primary } = make((call) => (call === 0 ? [limited(30_000)] : ['Hold it.', stop]), { clock });
    for (const asked of [1, 2, 3]) {
      const chunks = await chunksOf(model, promptOf({ question: `question ${asked}` }));
      expect(chunks.find((chunk) => chunk.type === 'start' && chunk.fallback !== null)).toMatchObject({
        model: 'extractive',
        fallback: 'rate-limited',
      });
    }
    expect(primary.calls).toBe(1);
    await clock.advance(30_000);
    expect(textIn(await chunksOf(model, prompt))).toBe('Hold it.');
    expect(model.breakerOpen).toBe(false);
  });

  it('is waited for when it is short', async () => {
    const clock = createManualClock();
    const { model, primary } = make((call) => (call === 0 ? [limited(1_500)] : ['Hold it.', stop]), { clock });
    const answer = chunksOf(model, prompt);
    await vi.waitUntil(() => clock.sleeping > 0);
    await clock.advance(1_499);
    expect(primary.calls).toBe(1);
    await clock.advance(1);
    expect(textIn(await answer)).toBe('Hold it.');
  });

  it('is over though the timer rang a little early', async () => {
    const hasty = createHastyClock();
    const early: Clock = {
      now: () => hasty.now(),
      sleep: (milliseconds, signal) => hasty.sleep(milliseconds - 1, signal),
    };
    const { model } = make((call) => (call === 0 ? [limited(1_000)] : ['Hold it.', stop]), { clock: early });
    expect(textIn(await chunksOf(model, prompt))).toBe('Hold it.');
  });

  it('is ten seconds when the maker names none, and never more than ten minutes', async () => {
    for (const [asked, pause] of [
      [null, 10_000],
      [86_400_000, 600_000],
    ] as const) {
      const clock = createManualClock();
      const { model } = make((call) => (call === 0 ? [limited(asked)] : ['Hold it.', stop]), { clock });
      await chunksOf(model, prompt);
      await clock.advance(pause - 2_100);
      expect(textIn(await chunksOf(model, prompt))).toBe('Page 4 says…');
      await clock.advance(2_100);
      expect(textIn(await chunksOf(model, prompt))).toBe('Hold it.');
    }
  });
});

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
