import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/answer/draft.ts';
import { draftOf, textOf, written } from '../support/draft-of.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { createSource, startShowing } from '../support/paced-source.ts';

describe('paced', () => {
  it('shows the first draft at once', async () => {
    const clock = createManualClock();
    const source = createSource();
    const { shown } = startShowing(source.drafts, clock);
    await source.push(written('a'));
    expect(shown).toEqual([{ text: 'a', at: 0 }]);
  });

  it('waits for the interval and then shows the newest draft alone', async () => {
    const clock = createManualClock();
    const source = createSource();
    const { shown } = startShowing(source.drafts, clock);
    await source.push(written('a'));
    await source.push(written('b'));
    await clock.advance(500);
    await source.push(written('c'));
    expect(shown).toHaveLength(1);
    await clock.advance(500);
    expect(shown).toEqual([
      { text: 'a', at: 0 },
      { text: 'c', at: 1_000 },
    ]);
  });

  it('shows a newer draft at once that has the first words', async () => {
    const clock = createManualClock();
    const source = createSource();
    const interval = (draft: Draft) => (textOf(draft) === 'first words' ? 100 : 1_000);
    const { shown } = startShowing(source.drafts, clock, { interval });
    await source.push(draftOf());
    await source.push(draftOf());
    await clock.advance(300);
    await source.push(written('first words'));
    expect(shown).toEqual([
      { text: '', at: 0 },
      { text: 'first words', at: 300 },
    ]);
    expect(clock.sleeping).toBe(0);
  });

  it('sleeps once at a time while drafts that have to wait come in', async () => {
    const clock = createManualClock();
    const source = createSource();
    let asked = 0;
    const interval = () => {
      asked += 1;
      return 1_000;
    };
    const { shown } = startShowing(source.drafts, clock, { interval });
    for (let index = 0; index < 20; index += 1) await source.push(written(String(index)));
    expect(clock.sleeping).toBe(1);
    expect(asked).toBeLessThanOrEqual(22);
    await clock.advance(1_000);
    expect(shown.map(({ text }) => text)).toEqual(['0', '19']);
  });

  it('counts the interval from the start of the last show, not from its end', async () => {
    const clock = createManualClock();
    const source = createSource();
    const { shown } = startShowing(source.drafts, clock, { flight: 900 });
    await source.push(written('a'), written('b'));
    await clock.advance(1_000);
    expect(shown.map(({ at }) => at)).toEqual([0, 1_000]);
  });

  it('shows the finished draft without waiting for the interval', async () => {
    const clock = createManualClock();
    const source = createSource();
    const { shown, ended } = startShowing(source.drafts, clock);
    await source.push(written('a'), written('b'), written('end', 'done'), null);
    await ended;
    expect(shown).toEqual([
      { text: 'a', at: 0 },
      { text: 'end', at: 0 },
    ]);
  });

  it('lets the finished draft come first that comes right behind one that is due', async () => {
    const clock = createManualClock();
    const source = createSource();
    const { shown, ended } = startShowing(source.drafts, clock, { interval: () => 100, flight: 45 });
    await source.push(written('a'));
    await clock.advance(200);
    await source.push(written('last words'));
    await clock.advance(5);
    await source.push(written('end', 'done'), null);
    await clock.advance(45);
    await ended;
    expect(shown).toEqual([
      { text: 'a', at: 0 },
      { text: 'end', at: 205 },
    ]);
  });

  it('begins no edit in a pause when the next words are about to come', async () => {
    const clock = createManualClock();
    const source = createSource();
    const { shown, ended } = startShowing(source.drafts, clock, { interval: () => 150, flight: 45 });
    for (const at of [0, 100, 200]) {
      await source.push(written(String(at)));
      await clock.advance(100);
    }
    await source.push(written('end', 'done'), null);
    await clock.advance(45);
    await ended;
    expect(shown).toEqual([
      { text: '0', at: 0 },
      { text: '200', at: 210 },
      { text: 'end', at: 300 },
    ]);
  });

  it('shows what is due when the source falls silent', async () => {
    const clock = createManualClock();
    const source = createSource();
    const { shown } = startShowing(source.drafts, clock, { interval: () => 150 });
    await source.push(written('0'));
    await clock.advance(100);
    await source.push(written('100'));
    await clock.advance(1_000);
    expect(shown[1]).toEqual({ text: '100', at: 220 });
  });

  it('does not wait long for a source that never pauses', async () => {
    const clock = createManualClock();
    const source = createSource();
    const { shown } = startShowing(source.drafts, clock, { interval: () => 100 });
    await source.push(written('0'));
    for (let at = 4; at <= 400; at += 4) {
      await clock.advance(4);
      await source.push(written(String(at)));
    }
    expect(shown.length).toBeGreaterThanOrEqual(3);
    for (const [index, { at }] of shown.slice(1).entries()) expect(at - (shown[index]?.at ?? 0)).toBeLessThan(150);
  });

  it('shows the finished draft as soon as the surface is free', async () => {
    const clock = createManualClock();
    const source = createSource();
    const { shown, ended } = startShowing(source.drafts, clock, { flight: 300 });
    await source.push(written('a'), written('end', 'done'), null);
    expect(shown).toHaveLength(1);
    await clock.advance(600);
    await ended;
    expect(shown[1]).toEqual({ text: 'end', at: 300 });
  });

  it('keeps order, interval and the last draft for any timing', async () => {
    const step = fc.record({ wait: fc.integer({ min: 0, max: 700 }), spare: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), fc.integer({ min: 0, max: 900 }), async (steps, flight) => {
        const clock = createManualClock();
        const source = createSource();
        const interval = (draft: Draft) => (textOf(draft).endsWith('-') ? null : 500);
        const { shown, ended } = startShowing(source.drafts, clock, { interval, flight });
        for (const [index, { wait, spare }] of steps.entries()) {
          await source.push(written(`${index}${spare ? '-' : ''}`));
          await clock.advance(wait);
        }
        await source.push(written('1000', 'done'), null);
        await clock.advance(5_000);
        await ended;
        const order = shown.map(({ text }) => Number.parseInt(text, 10));
        expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
        expect(order.at(-1)).toBe(1_000);
        for (const [index, { at }] of shown.entries()) {
          const before = shown[index - 1];
          if (before === undefined) continue;
          expect(at - before.at).toBeGreaterThanOrEqual(index === shown.length - 1 ? flight : Math.max(500, flight));
        }
      }),
      { numRuns: 60 },
    );
  });
});
