import { describe, expect, it, vi } from 'vitest';
import type { LanguageModel } from '../../src/model/language-model.ts';
import type { ModelWithFallback } from '../../src/model/model-with-fallback.ts';
import { chunksOf, textIn } from '../support/chunks-of.ts';
import { createManualClock } from '../support/manual-clock.ts';
import type { ManualClock } from '../support/manual-clock.ts';
import { promptOf } from '../support/prompt-of.ts';
import { silence, stop } from '../support/scripted-model.ts';
import { makeWithFallback as make } from '../support/with-fallback.ts';

const prompt = promptOf({});

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
