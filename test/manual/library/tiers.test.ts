import { describe, expect, test } from 'vitest';
import { createMemoryTextCache } from '../../../src/manual/cache/memory-text-cache.ts';
import type { TextCache } from '../../../src/manual/text-cache.ts';
import { fails, serves } from '../../support/fake-manual-source.ts';
import { createFakeManualSource } from '../../support/fake-manual-source.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { day, hour, libraryUnderTest, manualOf, never, reference, textOf, url } from './library-under-test.ts';

// Told apart from the library's own memory.
function folderLike(): TextCache {
  return { ...createMemoryTextCache(createManualClock()), tier: 'folder' };
}

describe('where a manual is found', () => {
  test('the first asker gets it from the network, the next one from memory', async () => {
    const { load, source, extractor, events } = libraryUnderTest({ cache: folderLike() });
    source.set(url, serves('One|Two'));
    expect((await load()).value).toMatchObject({ kind: 'ready', origin: 'network', cacheHit: false, stale: false });
    expect((await load()).value).toMatchObject({ kind: 'ready', origin: 'memory', cacheHit: true, stale: false });
    expect(source.calls).toHaveLength(1);
    expect(extractor.calls).toHaveLength(1);
    expect(events).toEqual(['memory miss', 'folder miss', 'network hit', 'memory hit']);
  });

  test('a manual carries what the catalog says, its own address and hash, and when it was fetched', async () => {
    const { load, source, clock } = libraryUnderTest();
    source.set(url, serves('One\fhalf|Two\ud800'));
    const manual = manualOf((await load()).value);
    expect(manual).toMatchObject({ documentId: 'td-17', url, title: "Owner's Manual", edition: '2.0', language: 'en' });
    expect(manual.sha256).toMatch(/^[0-9a-f]{64}$/u);
    expect(clock.now() - manual.fetchedAt).toBeLessThan(1_000);
    expect(manual.pages.map((page) => page.text)).toEqual(['One\nhalf', 'Two\ufffd']);
    expect(manual.characters).toBe(12);
  });

  test('another process finds it in the text cache, the same in every field', async () => {
    const first = libraryUnderTest();
    first.source.set(url, serves('One|Two\fthree'));
    const manual = manualOf((await first.load()).value);
    await first.untilKept();
    const second = libraryUnderTest({ cache: first.cache, clock: first.clock });
    const { value } = await second.load();
    expect(value).toEqual({ kind: 'ready', manual, origin: 'memory', cacheHit: true, stale: false });
    expect(second.source.calls).toHaveLength(0);
    expect(second.events).toEqual(['memory miss', 'memory hit']);
  });

  test('memory holds no more bytes than it may; the cache still has the rest', async () => {
    const { load, source, extractor, untilKept } = libraryUnderTest({ memoryBytes: 20_000 });
    const others = ['a', 'b', 'c', 'd'].map((id) => ({ ...reference, documentId: id, url: `${url}?${id}` }));
    for (const other of others) {
      source.set(other.url, serves(other.documentId.repeat(3_000)));
      await load(other);
      await untilKept(other);
    }
    const [first, , , last] = others;
    expect((await load(last)).value).toMatchObject({ origin: 'memory', cacheHit: true });
    const again = await load(first);
    expect(textOf(again.value)).toBe('a'.repeat(3_000));
    expect(source.calls).toHaveLength(4);
    expect(extractor.calls).toHaveLength(4);
  });

  test('a manual that is larger than the memory is kept by the cache', async () => {
    const { load, source, untilKept } = libraryUnderTest({ memoryBytes: 20_000 });
    source.set(url, serves('x'.repeat(500_000)));
    await load();
    await untilKept();
    expect(manualOf((await load()).value).characters).toBe(500_000);
    expect(source.calls).toHaveLength(1);
  });

  test('products that share a manual share its load', async () => {
    const { load, source } = libraryUnderTest();
    source.set(url, serves('One'));
    await load({ ...reference });
    await load({ ...reference });
    expect(source.calls).toHaveLength(1);
  });

  test('what the catalog says of edition and language today holds for the kept text', async () => {
    const { load, source, clock } = libraryUnderTest();
    source.set(url, serves('One'));
    await load();
    await clock.advance(2 * hour);
    source.set(url, fails('unreachable'));
    const { value } = await load({ ...reference, edition: '3.0', language: 'de', title: null });
    expect(manualOf(value)).toMatchObject({ edition: '3.0', language: 'de', title: "Owner's Manual" });
  });

  test('a text from an address that the catalog no longer names is not used', async () => {
    const { load, source } = libraryUnderTest();
    source.set(url, serves('wrong manual'));
    source.set('https://maker.example/right.pdf', serves('right manual'));
    await load();
    const corrected = { ...reference, url: 'https://maker.example/right.pdf' };
    expect(textOf((await load(corrected)).value)).toBe('right manual');
    expect(source.calls.at(-1)?.options.validators).toBeNull();
  });

  test('a cache that fails costs the asker nothing but the way to the network', async () => {
    const broken = () => Promise.reject(new Error('away'));
    const cache = { tier: 'redis', read: broken, write: broken, lease: broken } as const;
    const { load, source, events } = libraryUnderTest({ cache });
    source.set(url, serves('One'));
    const { value, elapsed } = await load();
    expect(value).toMatchObject({ kind: 'ready', origin: 'network' });
    expect(elapsed).toBeLessThan(1_000);
    const told = ['memory miss', 'cache read: away', 'redis error', 'network hit', 'redis error', 'cache write: away'];
    expect(events).toEqual(told);
    expect((await load()).value).toMatchObject({ origin: 'memory', cacheHit: true });
  });

  test('a cache that never answers costs two seconds for each try', async () => {
    const { clock, ...first } = libraryUnderTest();
    const silent = () => new Promise<never>(() => undefined);
    const cache = { ...first.cache, tier: 'folder', read: silent, write: silent } as const;
    const { load, source } = libraryUnderTest({ cache, clock });
    source.set(url, serves('One'));
    const { value, elapsed } = await load();
    expect(textOf(value)).toBe('One');
    expect(elapsed).toBeLessThan(5_000);
  });

  test('the language is found in the text when the catalog does not say', async () => {
    const { load, source } = libraryUnderTest();
    const german = 'Drücken Sie die Taste, um das Gerät einzuschalten. Die Lautstärke stellen Sie mit dem Regler ein. ';
    source.set(url, serves(german.repeat(20)));
    const { value } = await load({ ...reference, language: null });
    expect(manualOf(value).language).toBe('de');
  });

  test('nothing is loaded for somebody who has left already', async () => {
    const { library, source } = libraryUnderTest();
    await expect(library.load(reference, { signal: AbortSignal.abort(new Error('left')) })).rejects.toThrow('left');
    expect(source.calls).toHaveLength(0);
  });

  test('a closed library still gives what it has and fetches nothing more', async () => {
    const { load, library, source, clock } = libraryUnderTest();
    source.set(url, serves('One'));
    await load();
    await library.close();
    expect((await load()).value.kind).toBe('ready');
    await clock.advance(40 * day);
    expect(textOf((await load()).value)).toBe('!too-slow');
    expect(source.calls).toHaveLength(1);
  });
});

test('the fake source says "not found" of addresses that it does not know', async () => {
  const outcome = await createFakeManualSource().fetch('https://x.example', {
    signal: never,
    timeout: 1,
    validators: null,
    onProgress: () => undefined,
  });
  expect(outcome).toMatchObject({ kind: 'failed', reason: 'not-found' });
});
