import { describe, expect, it } from 'vitest';
import { paced } from '../../adapters/paced.ts';
import { textOf, written } from '../support/draft-of.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { createSource, startShowing } from '../support/paced-source.ts';

describe('the end of a paced source', () => {
  it('shows nothing after the finished draft', async () => {
    const clock = createManualClock();
    const source = createSource();
    const { shown, ended } = startShowing(source.drafts, clock, { flight: 10 });
    await source.push(written('a'), written('end', 'done'), written('late'), null);
    await clock.advance(2_000);
    await ended;
    expect(shown.at(-1)?.text).toBe('end');
  });

  it('shows the last draft of a source that ends without finishing', async () => {
    const clock = createManualClock();
    const source = createSource();
    const { shown, ended } = startShowing(source.drafts, clock);
    await source.push(written('a'), written('b'), null);
    await ended;
    expect(shown.map(({ text }) => text)).toEqual(['a', 'b']);
  });

  it('leaves out drafts that have no budget, and still shows the finished one', async () => {
    const clock = createManualClock();
    const source = createSource();
    const { shown, ended } = startShowing(source.drafts, clock, { interval: () => null });
    await source.push(written('a'), written('b'));
    await clock.advance(60_000);
    expect(shown).toEqual([]);
    await source.push(written('end', 'done'), null);
    await ended;
    expect(shown.map(({ text }) => text)).toEqual(['end']);
  });

  it('reads the source on while the surface is slow', async () => {
    const clock = createManualClock();
    const source = createSource();
    startShowing(source.drafts, clock, { flight: 60_000 });
    await source.push(...Array.from({ length: 50 }, (_, index) => written(String(index))));
    expect(source.taken.count).toBe(50);
  });

  it("throws the source's error after its newest draft", async () => {
    const clock = createManualClock();
    const source = createSource();
    const { shown, ended } = startShowing(source.drafts, clock);
    await source.push(written('a'), written('b'), new Error('gone'));
    await expect(ended).rejects.toThrow('gone');
    expect(shown.map(({ text }) => text)).toEqual(['a', 'b']);
  });

  it("throws the signal's reason at once, wherever it waits", async () => {
    for (const waitingForNews of [true, false]) {
      const clock = createManualClock();
      const source = createSource();
      const stop = new AbortController();
      const { ended } = startShowing(source.drafts, clock, { signal: stop.signal });
      await source.push(written('a'));
      if (!waitingForNews) await source.push(written('b'));
      stop.abort(new Error('stopped by hand'));
      await expect(ended).rejects.toThrow('stopped by hand');
      expect(clock.sleeping).toBe(0);
    }
  });

  it('lets go of the source when the surface fails', async () => {
    const clock = createManualClock();
    const source = createSource();
    const signal = new AbortController().signal;
    async function fail(): Promise<void> {
      for await (const draft of paced(source.drafts, { interval: () => 0, clock, signal }))
        throw new Error(textOf(draft));
    }
    const failed = fail();
    failed.catch(() => undefined);
    await source.push(written('broken'));
    await expect(failed).rejects.toThrow('broken');
    await source.push(written('b'));
    expect(source.taken.left).toBe(true);
  });
});
