import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPace } from '../../../../adapters/discord/pace/pace.ts';
import type { Lane } from '../../../../adapters/discord/pace/lane.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { run } from '../../../support/until.ts';

const never = new AbortController().signal;
const edit: Lane = { route: 'edit-message', major: '1' };
const post: Lane = { route: 'post-message', major: '1' };
const seen = (remaining: number, resetAfter = 5_000, bucket = 'b') => ({ bucket, limit: 5, remaining, resetAfter });

describe('the pace of calls', () => {
  it('lets one call find out before anything is known', () => {
    const pace = createPace(createManualClock());
    const first = pace.may(edit);
    expect(first).not.toBeNull();
    expect(pace.may(edit)).toBeNull();
    first?.done(seen(4));
    expect(pace.may(edit)).not.toBeNull();
  });

  it('leaves a call for the end of every answer there', () => {
    const pace = createPace(createManualClock());
    for (let count = 0; count < 3; count += 1) pace.join('1');
    pace.take(edit).done(seen(4));
    pace.take(edit).done(seen(3));
    expect(pace.may(edit)).toBeNull();
    expect(pace.interval(edit)).toBeCloseTo(5_000 / ((5 - 3) / 3));
    for (let count = 0; count < 3; count += 1) pace.join('1');
    expect(pace.interval(edit)).toBeNull();
  });

  it('counts lanes together that the platform counts together', () => {
    const pace = createPace(createManualClock());
    pace.take(edit).done(seen(4));
    pace.take(post).done(seen(1));
    pace.take(post).done(seen(0));
    expect(pace.may(edit)).toBeNull();
  });

  it('gives turns in the order of asking, as the window allows them', async () => {
    const clock = createManualClock();
    const pace = createPace(clock);
    pace.take(edit).done(seen(0));
    const order: number[] = [];
    const start = clock.now();
    const turns = [0, 1, 2, 3, 4, 5].map(async (turn) => {
      const permit = await pace.turn([edit], never);
      order.push(turn);
      permit.done(seen(4 - (turn % 5)));
    });
    await run(clock, Promise.all(turns));
    expect(order).toEqual([0, 1, 2, 3, 4, 5]);
    expect(clock.now() - start).toBeGreaterThanOrEqual(10_000);
  });

  it('takes no more in a window than the platform told, whatever comes', async () => {
    const step = fc.record({ after: fc.nat(2_000), final: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const clock = createManualClock();
        const pace = createPace(clock);
        let windowEnd = 0;
        let used = 0;
        const call = () => {
          if (clock.now() >= windowEnd) {
            windowEnd = clock.now() + 5_000;
            used = 0;
          }
          used += 1;
          expect(used).toBeLessThanOrEqual(5);
          return seen(5 - used, windowEnd - clock.now());
        };
        const pending: Promise<void>[] = [];
        for (const { after, final } of steps) {
          await clock.advance(after);
          if (final)
            pending.push(
              pace.turn([edit], never).then((permit) => {
                permit.done(call());
              }),
            );
          else {
            const permit = pace.may(edit);
            if (permit !== null) permit.done(call());
          }
        }
        await run(clock, Promise.all(pending));
      }),
      { numRuns: 40 },
    );
  });

  it('ends a wait with its signal', async () => {
    const clock = createManualClock();
    const pace = createPace(clock);
    pace.take(edit).done(seen(0));
    const left = new AbortController();
    const turn = pace.turn([edit], left.signal);
    left.abort(new Error('left'));
    await expect(turn).rejects.toThrow('left');
  });
});
