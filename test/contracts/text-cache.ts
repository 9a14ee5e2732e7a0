import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TextCache } from '../../src/manual/text-cache.ts';
import { keptFor } from '../../src/manual/text-cache.ts';
import type { ManualClock } from '../support/manual-clock.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { makeManual } from '../support/make-manual.ts';

const never = new AbortController().signal;
const day = 24 * 60 * 60 * 1_000;

/** What every text cache does. `open` gives a cache on a store that other tests may be using as well. */
export function textCacheContract(open: (clock: ManualClock) => TextCache): void {
  const ids = [
    'td-17',
    'td-17:2',
    'קלידים-1',
    'a/b\\c..',
    '../../etc/passwd',
    '__proto__',
    'a{b}c',
    '}x',
    ':1',
    'Ü:12',
  ];

  test('gives back a manual as it was written', async () => {
    const cache = open(createManualClock());
    const manual = makeManual(['First page', '', 'Dritte Seite: ü € 😀 שלום\nend'], { documentId: randomUUID() });
    await cache.write(manual, never);
    expect(await cache.read(manual.documentId, never)).toEqual(manual);
  });

  test('knows nothing of a manual that was not written', async () => {
    expect(await open(createManualClock()).read(randomUUID(), never)).toBeNull();
  });

  test('replaces a manual by its next version', async () => {
    const cache = open(createManualClock());
    const documentId = randomUUID();
    await cache.write(makeManual(['old', 'two'], { documentId }), never);
    const next = makeManual(['new'], { documentId, etag: null, lastModified: null, title: null });
    await cache.write(next, never);
    expect(await cache.read(documentId, never)).toEqual(next);
  });

  test.each(ids)('keeps the id %j apart from all others', async (id) => {
    const cache = open(createManualClock());
    const run = randomUUID();
    for (const other of ids) await cache.write(makeManual([other], { documentId: `${run}${other}` }), never);
    const found = await cache.read(`${run}${id}`, never);
    expect(found?.documentId).toBe(`${run}${id}`);
    expect(found?.pages[0]?.text).toBe(id);
  });

  test('gives back any page texts, with form feeds and broken characters replaced one by one', async () => {
    const cache = open(createManualClock());
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: fc.constantFrom('\f', '\ud800', '\n', 'a', '\0', '\r'), maxLength: 30 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 6 }), async (texts) => {
        const manual = makeManual(texts, { documentId: randomUUID() });
        await cache.write(manual, never);
        const found = await cache.read(manual.documentId, never);
        const clean = texts.map((page) => page.replaceAll('\f', '\n').toWellFormed());
        expect(found?.pages.map((page) => page.text)).toEqual(clean);
      }),
      { numRuns: 40 },
    );
  });

  test('keeps a long manual whole', async () => {
    const cache = open(createManualClock());
    const texts = Array.from({ length: 700 }, (_, page) => `Page ${page} `.repeat(400));
    const manual = makeManual(texts, { documentId: randomUUID() });
    await cache.write(manual, never);
    expect(await cache.read(manual.documentId, never)).toEqual(manual);
  });

  test('does not keep a manual that was confirmed more than 30 days ago', async () => {
    const clock = createManualClock();
    const cache = open(clock);
    const old = makeManual(['old'], { documentId: randomUUID(), fetchedAt: clock.now() - keptFor });
    const young = makeManual(['young'], { documentId: randomUUID(), fetchedAt: clock.now() - keptFor + day });
    await cache.write(old, never);
    await cache.write(young, never);
    expect(await cache.read(old.documentId, never)).toBeNull();
    expect(await cache.read(young.documentId, never)).toEqual(young);
  });

  describe('the lease', () => {
    test('is held by one at a time, and by the next one once it is given back', async () => {
      const cache = open(createManualClock());
      const id = randomUUID();
      const first = await cache.lease(id, 10_000, never);
      const second = await cache.lease(id, 10_000, never);
      expect([first.held, second.held]).toEqual([true, false]);
      await second.release();
      expect((await cache.lease(id, 10_000, never)).held).toBe(false);
      await first.release();
      expect((await cache.lease(id, 10_000, never)).held).toBe(true);
    });

    test('is given to exactly one of many who ask at once', async () => {
      const cache = open(createManualClock());
      const id = randomUUID();
      const leases = await Promise.all(Array.from({ length: 20 }, () => cache.lease(id, 10_000, never)));
      expect(leases.filter((lease) => lease.held)).toHaveLength(1);
    });

    test('of one document does not keep anybody from another', async () => {
      const cache = open(createManualClock());
      const id = randomUUID();
      const leases = await Promise.all([id, `${id}:2`, `${id}:3`].map((each) => cache.lease(each, 10_000, never)));
      expect(leases.map((lease) => lease.held)).toEqual([true, true, true]);
    });

    test('can be held longer by its holder only, and be released twice', async () => {
      const cache = open(createManualClock());
      const id = randomUUID();
      const first = await cache.lease(id, 10_000, never);
      const second = await cache.lease(id, 10_000, never);
      expect(await first.renew(10_000, never)).toBe(true);
      expect(await second.renew(10_000, never)).toBe(false);
      await first.release();
      await first.release();
      expect((await cache.lease(id, 10_000, never)).held).toBe(true);
    });
  });
}
