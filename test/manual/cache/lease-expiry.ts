import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { TextCache } from '../../../src/manual/text-cache.ts';
import type { ManualClock } from '../../support/manual-clock.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const never = new AbortController().signal;

/** A lease whose time the injected clock measures. */
export function leaseExpiryByClock(open: (clock: ManualClock) => TextCache): void {
  test('a lease that ran out goes to the next one, and its old holder cannot end or prolong it', async () => {
    const clock = createManualClock();
    const cache = open(clock);
    const id = randomUUID();
    const first = await cache.lease(id, 1_000, never);
    await clock.advance(999);
    expect((await cache.lease(id, 1_000, never)).held).toBe(false);
    await clock.advance(1);
    expect((await cache.lease(id, 1_000, never)).held).toBe(true);
    await first.release();
    expect(await first.renew(1_000, never)).toBe(false);
    expect((await cache.lease(id, 1_000, never)).held).toBe(false);
  });
}
