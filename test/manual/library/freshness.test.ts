import { describe, expect, test } from 'vitest';
import { fails, gated, hangs, serves, servesBare } from '../../support/fake-manual-source.ts';
import { until } from '../../support/until.ts';
import {
  backupUrl,
  day,
  hour,
  libraryUnderTest,
  manualOf,
  minute,
  never,
  reference,
  textOf,
  url,
} from './library-under-test.ts';

const withBackup = { ...reference, backupUrl };

/** A library that has loaded `One` just now. */
async function loaded(which = reference) {
  const under = libraryUnderTest();
  under.source.set(url, serves('One'));
  under.source.set(backupUrl, serves('Backup'));
  await under.load(which);
  await under.untilKept(which);
  return under;
}

describe('how long a text is believed', () => {
  test('for an hour nobody asks the server', async () => {
    const { load, source, clock } = await loaded();
    await clock.advance(hour - minute);
    expect((await load()).value).toMatchObject({ origin: 'memory', cacheHit: true, stale: false });
    expect(source.calls).toHaveLength(1);
  });

  test('after an hour the server is asked by ETag, and an unchanged text is kept for another hour everywhere', async () => {
    const { load, source, extractor, clock, cache, events } = await loaded();
    await clock.advance(hour);
    const confirmed = clock.now();
    const { value } = await load();
    expect(value).toMatchObject({ kind: 'ready', cacheHit: false, stale: false });
    expect(source.calls[1]?.options.validators).toEqual({ etag: manualOf(value).etag, lastModified: null });
    expect(source.calls[1]?.options.validators?.etag).toMatch(/^"/u);
    expect(extractor.calls).toHaveLength(1);
    expect(events).toContain('network revalidated');
    expect(manualOf(value).fetchedAt).toBeGreaterThanOrEqual(confirmed);
    await until(async () => (await cache.read('td-17', never))?.fetchedAt === manualOf(value).fetchedAt);
    await clock.advance(hour - minute);
    expect((await load()).value).toMatchObject({ origin: 'memory', cacheHit: true });
    expect(source.calls).toHaveLength(2);
  });

  test('the same bytes without any validator are not read again', async () => {
    const { load, source, extractor, clock, events } = await loaded();
    await clock.advance(hour);
    source.set(url, servesBare('One'));
    const { value } = await load();
    expect(textOf(value)).toBe('One');
    expect(manualOf(value)).toMatchObject({ etag: null, fetchedAt: expect.closeTo(clock.now(), -3) as number });
    expect(extractor.calls).toHaveLength(1);
    expect(events).toContain('network revalidated');
  });

  test('a changed manual replaces the kept one, by its hash', async () => {
    const { load, source, extractor, clock, cache } = await loaded();
    const before = await cache.read('td-17', never);
    await clock.advance(hour);
    source.set(url, serves('One, second edition'));
    const { value } = await load();
    expect(value).toMatchObject({ origin: 'network', cacheHit: false, stale: false });
    expect(textOf(value)).toBe('One, second edition');
    expect(manualOf(value).sha256).not.toBe(before?.sha256);
    expect(extractor.calls).toHaveLength(2);
    await until(async () => (await cache.read('td-17', never))?.sha256 === manualOf(value).sha256);
  });

  test('what another process has confirmed need not be confirmed again', async () => {
    const first = await loaded();
    const second = libraryUnderTest({ cache: first.cache, clock: first.clock });
    await second.load();
    await first.clock.advance(hour + minute);
    await first.load();
    await until(async () => (await first.cache.read('td-17', never))?.fetchedAt !== undefined);
    await until(async () => first.clock.now() - ((await first.cache.read('td-17', never))?.fetchedAt ?? 0) < hour);
    expect((await second.load()).value).toMatchObject({ kind: 'ready', cacheHit: true, stale: false });
    expect(second.source.calls).toHaveLength(0);
  });

  test('a text from the future of a wrong clock is confirmed before it is believed', async () => {
    const { cache, clock, load, source } = await loaded();
    const ahead = { ...manualOf((await load()).value), fetchedAt: clock.now() + day };
    await cache.write(ahead, never);
    const second = libraryUnderTest({ cache, clock });
    second.source.set(url, serves('One'));
    await second.load();
    expect(second.source.calls).toHaveLength(1);
    expect(source.calls).toHaveLength(1);
  });
});

describe("when the maker's server fails", () => {
  test('the kept text is served and marked as stale', async () => {
    const { load, source, clock, events } = await loaded();
    source.set(url, fails('unreachable'));
    await clock.advance(hour);
    const { value } = await load();
    expect(value).toMatchObject({ kind: 'ready', cacheHit: false, stale: true });
    expect(textOf(value)).toBe('One');
    expect(events.slice(-3)).toEqual(['network error', 'failure unreachable', 'network stale']);
  });

  test('it is asked again after a minute, not before', async () => {
    const { load, source, clock } = await loaded();
    source.set(url, fails('unreachable'));
    await clock.advance(hour);
    await load();
    await clock.advance(59_000);
    expect((await load()).value).toMatchObject({ cacheHit: true, stale: true });
    expect(source.calls).toHaveLength(2);
    source.set(url, serves('Back again'));
    await clock.advance(1_500);
    expect(textOf((await load()).value)).toBe('Back again');
    expect(source.calls).toHaveLength(3);
  });

  test('the kept text is served for 30 days after it was last confirmed and no longer', async () => {
    const { load, source, clock } = await loaded();
    source.set(url, fails('unreachable'));
    await clock.advance(30 * day - minute);
    expect((await load()).value).toMatchObject({ kind: 'ready', stale: true });
    await clock.advance(2 * minute);
    expect((await load()).value).toEqual({ kind: 'missing', reason: 'unreachable' });
  });

  test('stale texts do not become fresh by being served', async () => {
    const { load, source, clock, cache } = await loaded();
    source.set(url, fails('unreachable'));
    const before = await cache.read('td-17', never);
    await clock.advance(20 * day);
    await load();
    expect((await cache.read('td-17', never))?.fetchedAt).toBe(before?.fetchedAt);
  });

  test('a process that has the text only in the cache serves it stale as well', async () => {
    const first = await loaded();
    await first.clock.advance(3 * day);
    const second = libraryUnderTest({ cache: first.cache, clock: first.clock });
    second.source.set(url, fails('not-found'));
    expect((await second.load()).value).toMatchObject({ kind: 'ready', cacheHit: false, stale: true });
    expect((await second.load()).value).toMatchObject({ kind: 'ready', cacheHit: true, stale: true });
    expect(second.source.calls).toHaveLength(1);
  });

  test('the backup comes before the stale text', async () => {
    const { load, source, clock } = await loaded(withBackup);
    source.set(url, fails('unreachable'));
    await clock.advance(hour);
    const { value } = await load(withBackup);
    expect(textOf(value)).toBe('Backup');
    expect(value).toMatchObject({ origin: 'network', stale: false, manual: { url: backupUrl } });
  });

  test('the stale text comes when the backup fails too', async () => {
    const { load, source, clock } = await loaded(withBackup);
    source.set(url, fails('unreachable'));
    source.set(backupUrl, fails('not-found'));
    await clock.advance(hour);
    expect((await load(withBackup)).value).toMatchObject({ stale: true, manual: { url } });
  });

  test('an address is asked only by the validators that it has given itself', async () => {
    const { load, source, clock } = libraryUnderTest();
    source.set(url, fails('unreachable'));
    source.set(backupUrl, serves('Backup'));
    await load(withBackup);
    await clock.advance(hour);
    await load(withBackup);
    const asked = source.calls.map((call) => [call.url, call.options.validators !== null]);
    expect(asked).toEqual([
      [url, false],
      [backupUrl, false],
      [url, false],
      [backupUrl, true],
    ]);
  });

  test('a new edition that cannot be read leaves the kept text in use', async () => {
    const { load, source, clock } = await loaded();
    source.set(url, servesBare('!password'));
    await clock.advance(hour);
    expect((await load()).value).toMatchObject({ stale: true });
  });

  test('a server that says "unchanged" to who has nothing is no manual', async () => {
    const { load, source } = libraryUnderTest();
    source.set(url, () => ({ kind: 'unchanged' }));
    expect((await load()).value).toEqual({ kind: 'missing', reason: 'unreachable' });
  });
});

describe('when the server is slow to confirm a text', () => {
  test('the asker gets the kept text after four seconds, and the next one the new edition', async () => {
    const { load, source, clock, cache } = await loaded();
    await clock.advance(hour);
    const gate = gated(serves('Two'));
    source.set(url, gate.address);
    const { value, elapsed } = await load();
    expect(value).toMatchObject({ stale: true, cacheHit: false });
    expect(elapsed).toBeGreaterThanOrEqual(4_000);
    expect(elapsed).toBeLessThan(4_500);
    gate.open();
    await until(async () => (await cache.read('td-17', never))?.pages[0]?.text === 'Two');
    expect((await load()).value).toMatchObject({
      origin: 'memory',
      stale: false,
      manual: { pages: [{ text: 'Two' }] },
    });
    expect(source.calls).toHaveLength(2);
  });

  test('a new edition that takes long to read goes on in the background', async () => {
    const { load, source, extractor, clock, cache } = await loaded();
    await clock.advance(hour);
    source.set(url, serves('Two'));
    extractor.hold();
    const { value, elapsed } = await load();
    expect(value).toMatchObject({ stale: true });
    expect(elapsed).toBeGreaterThanOrEqual(14_000);
    expect(elapsed).toBeLessThan(15_000);
    extractor.open();
    await until(async () => (await cache.read('td-17', never))?.pages[0]?.text === 'Two');
    expect(textOf((await load()).value)).toBe('Two');
  });

  test('a server that never answers is left alone after its time', async () => {
    const { load, source, clock } = await loaded();
    await clock.advance(hour);
    source.set(url, hangs());
    await load();
    expect(source.calls[1]?.options.signal.aborted).toBe(false);
    await clock.advance(5_000);
    expect(source.calls[1]?.options.signal.aborted).toBe(true);
    expect((await load()).value).toMatchObject({ stale: true, cacheHit: true });
    expect(source.calls).toHaveLength(2);
  });
});
