import { describe, expect, it, vi } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import { RateLimited } from '../../src/model/rate-limited.ts';
import { chunksOf, textIn } from '../support/chunks-of.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { promptOf } from '../support/prompt-of.ts';
import { stop } from '../support/scripted-model.ts';
import { createHastyClock, makeWithFallback as make } from '../support/with-fallback.ts';

const prompt = promptOf({});

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
