import { describe, expect, test } from 'vitest';
import { createMemoryTextCache } from '../../../src/manual/cache/memory-text-cache.ts';
import { textCacheContract } from '../../contracts/text-cache.ts';
import { makeManual } from '../../support/make-manual.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { leaseExpiryByClock } from './lease-expiry.ts';

const never = new AbortController().signal;

describe('texts in memory', () => {
  textCacheContract((clock) => createMemoryTextCache(clock));
  leaseExpiryByClock((clock) => createMemoryTextCache(clock));

  test('the manuals used longest ago go when there are too many bytes', async () => {
    const cache = createMemoryTextCache(createManualClock(), 10_000);
    for (const id of ['a', 'b', 'c', 'd'])
      await cache.write(makeManual(['x'.repeat(2_000)], { documentId: id }), never);
    expect(await cache.read('a', never)).toBeNull();
    expect(await cache.read('d', never)).not.toBeNull();
  });
});
