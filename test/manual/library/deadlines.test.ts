import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fails, hangs, serves } from '../../support/fake-manual-source.ts';
import type { FakeAddress } from '../../support/fake-manual-source.ts';
import { run, until } from '../../support/until.ts';
import { backupUrl, libraryUnderTest, minute, never, reference, textOf, url } from './library-under-test.ts';

const withBackup = { ...reference, backupUrl };

describe('an asker is told in time', () => {
  test('when neither address ever answers', async () => {
    const { load, source } = libraryUnderTest();
    source.set(url, hangs());
    source.set(backupUrl, hangs());
    const { value, elapsed } = await load(withBackup);
    expect(value).toEqual({ kind: 'missing', reason: 'too-slow' });
    expect(elapsed).toBeLessThan(13_000);
    expect(source.calls.map((call) => call.options.signal.aborted)).toEqual([true, true]);
  });

  test('when a source does not even heed its signal', async () => {
    const { load, source } = libraryUnderTest();
    source.set(url, () => new Promise<never>(() => undefined));
    const { value, elapsed } = await load();
    expect(value).toEqual({ kind: 'missing', reason: 'too-slow' });
    expect(elapsed).toBeLessThan(9_000);
  });

  test('when so many other manuals are being fetched that its turn does not come', async () => {
    const { library, load, source, clock } = libraryUnderTest({ atOnce: 1 });
    const others = ['a', 'b', 'c'].map((id) => ({
      ...withBackup,
      documentId: id,
      url: `${url}?${id}`,
      backupUrl: `${url}?b${id}`,
    }));
    for (const other of others) {
      source.set(other.url, hangs());
      source.set(other.backupUrl, hangs());
    }
    source.set(url, hangs());
    const waiting = others.map((other) => run(clock, library.load(other, { signal: never })));
    await until(() => source.calls.length === 1);
    const { value, elapsed } = await load();
    expect(value).toEqual({ kind: 'missing', reason: 'too-slow' });
    expect(elapsed).toBeLessThan(15_000);
    expect((await Promise.all(waiting)).every((each) => each.elapsed < 15_000)).toBe(true);
  });

  test('whatever source, backup and extractor do', async () => {
    const behaviours: Record<string, FakeAddress> = {
      fine: serves('One'),
      gone: fails('not-found'),
      silent: hangs(),
      deaf: () => new Promise<never>(() => undefined),
      scan: serves('!scan'),
      broken: () => Promise.reject(new Error('broken')),
    };
    const behaviour = fc.constantFrom(...Object.keys(behaviours));
    await fc.assert(
      fc.asyncProperty(behaviour, behaviour, fc.boolean(), async (first, second, held) => {
        const { load, library, source, extractor } = libraryUnderTest();
        source.set(url, behaviours[first] ?? hangs());
        source.set(backupUrl, behaviours[second] ?? hangs());
        if (held) extractor.hold();
        const { value, elapsed } = await load(withBackup);
        expect(elapsed).toBeLessThan(15_000);
        if (first === 'fine' && !held) expect(textOf(value)).toBe('One');
        await library.close();
      }),
      { numRuns: 25 },
    );
  });
});

describe('a manual that takes long to read', () => {
  test('is said to be still being read, and is there for the next question', async () => {
    const { load, library, source, extractor, clock, untilKept } = libraryUnderTest();
    source.set(url, serves('Long one'));
    extractor.hold();
    const first = await load();
    expect(first.value).toEqual({ kind: 'missing', reason: 'still-reading' });
    expect(first.elapsed).toBeGreaterThanOrEqual(14_000);
    expect(first.elapsed).toBeLessThan(15_000);
    // Somebody who asks meanwhile waits for the same reading.
    const second = library.load(reference, { signal: never });
    extractor.open();
    expect(textOf((await run(clock, second)).value)).toBe('Long one');
    await untilKept();
    expect((await load()).value).toMatchObject({ origin: 'memory', cacheHit: true });
    expect(source.calls).toHaveLength(1);
    expect(extractor.calls).toHaveLength(1);
  });

  test('is given up after two minutes, and tried again a minute later', async () => {
    const { load, source, extractor, clock, events } = libraryUnderTest();
    source.set(url, serves('Endless'));
    extractor.hold();
    await load();
    await clock.advance(2 * minute);
    await until(() => events.includes('failure too-slow'));
    expect((await load()).value).toEqual({ kind: 'missing', reason: 'too-slow' });
    expect(extractor.calls).toHaveLength(1);
    await clock.advance(minute);
    extractor.open();
    expect(textOf((await load()).value)).toBe('Endless');
  });

  test('is not read on once the library is closed', async () => {
    const { load, library, source, extractor, cache } = libraryUnderTest();
    source.set(url, serves('Long one'));
    extractor.hold();
    await load();
    await library.close();
    extractor.open();
    expect((await load()).value).toEqual({ kind: 'missing', reason: 'too-slow' });
    expect(await cache.read('td-17', never)).toBeNull();
  });

  test('those who wait when the library is closed are told', async () => {
    const { library, source, clock } = libraryUnderTest();
    source.set(url, hangs());
    const waiting = library.load(reference, { signal: never });
    await until(() => source.calls.length === 1);
    await library.close();
    expect((await run(clock, waiting)).value).toEqual({ kind: 'missing', reason: 'too-slow' });
  });
});
