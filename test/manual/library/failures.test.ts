import { describe, expect, test } from 'vitest';
import type { ManualFailure } from '../../../src/manual/manual.ts';
import { fails, serves, servesBare } from '../../support/fake-manual-source.ts';
import { until } from '../../support/until.ts';
import { backupUrl, libraryUnderTest, never, reference, textOf, url } from './library-under-test.ts';

const withBackup = { ...reference, backupUrl };
const ofSource: ManualFailure[] = [
  'not-found',
  'unreachable',
  'too-large',
  'too-slow',
  'address-refused',
  'not-a-document',
];
const ofExtractor: ManualFailure[] = ['password', 'scan', 'empty', 'not-a-document', 'too-large', 'too-slow'];

describe('a manual that cannot be had', () => {
  test.each(ofSource)('is missing as %s, which the source says', async (reason) => {
    const { load, source, cache, events } = libraryUnderTest();
    source.set(url, fails(reason));
    expect((await load()).value).toEqual({ kind: 'missing', reason });
    expect(await cache.read('td-17', never)).toBeNull();
    expect(events).toContain(`failure ${reason}`);
  });

  test.each(ofExtractor)('is missing as %s, which the extractor says', async (reason) => {
    const { load, source, cache } = libraryUnderTest();
    source.set(url, servesBare(`!${reason}`));
    expect((await load()).value).toEqual({ kind: 'missing', reason });
    expect(await cache.read('td-17', never)).toBeNull();
  });

  test('is not asked for again for a minute, then it is', async () => {
    const { load, source, clock } = libraryUnderTest();
    source.set(url, servesBare('!scan'));
    await load();
    await clock.advance(59_000);
    const { value, elapsed } = await load();
    expect(value).toEqual({ kind: 'missing', reason: 'scan' });
    expect(elapsed).toBeLessThan(500);
    expect(source.calls).toHaveLength(1);
    source.set(url, serves('Better now'));
    await clock.advance(1_500);
    expect(textOf((await load()).value)).toBe('Better now');
  });

  test('is asked for at once when the catalog names another address', async () => {
    const { load, source } = libraryUnderTest();
    await load();
    source.set('https://maker.example/right.pdf', serves('Right'));
    expect(textOf((await load({ ...reference, url: 'https://maker.example/right.pdf' })).value)).toBe('Right');
  });

  test('does not keep another manual from being had', async () => {
    const { load, source } = libraryUnderTest();
    await load();
    source.set(`${url}?2`, serves('Second'));
    expect(textOf((await load({ ...reference, documentId: 'td-17:2', url: `${url}?2` })).value)).toBe('Second');
  });

  test('is found as soon as another process has it', async () => {
    const first = libraryUnderTest();
    await first.load();
    const second = libraryUnderTest({ cache: first.cache, clock: first.clock });
    second.source.set(url, serves('One'));
    await second.load();
    await second.untilKept();
    expect((await first.load()).value).toMatchObject({ kind: 'ready', cacheHit: true, stale: false });
    expect(first.source.calls).toHaveLength(1);
  });

  test('is counted once for each real try', async () => {
    const { load, events } = libraryUnderTest();
    await load();
    await load();
    await load();
    expect(events.filter((event) => event.startsWith('failure'))).toEqual(['failure not-found']);
  });
});

describe('the backup', () => {
  test.each([
    ['the address fails', fails('unreachable')],
    ['what the address gives cannot be read', servesBare('!password')],
    [
      'the source breaks its promise and throws',
      () => {
        throw new Error('a fault of the source');
      },
    ],
    ['the extractor breaks its promise and throws', servesBare('!throw')],
  ])('is used when %s', async (_when, address) => {
    const { load, source } = libraryUnderTest();
    source.set(url, address);
    source.set(backupUrl, serves('Backup'));
    const { value } = await load(withBackup);
    expect(textOf(value)).toBe('Backup');
    expect(value).toMatchObject({ origin: 'network', manual: { url: backupUrl } });
    expect(source.calls.map((call) => [call.url, call.options.timeout])).toEqual([
      [url, 8_000],
      [backupUrl, 4_000],
    ]);
  });

  test('is left alone when the address works', async () => {
    const { load, source } = libraryUnderTest();
    source.set(url, serves('One'));
    source.set(backupUrl, serves('Backup'));
    expect(textOf((await load(withBackup)).value)).toBe('One');
    expect(source.calls).toHaveLength(1);
  });

  test("does not hide the address's own reason when both fail", async () => {
    const { load, source } = libraryUnderTest();
    source.set(url, servesBare('!scan'));
    source.set(backupUrl, fails('not-found'));
    expect((await load(withBackup)).value).toEqual({ kind: 'missing', reason: 'scan' });
  });
});

describe('a text cache that fails', () => {
  test.each(['read', 'write'] as const)('in %s costs no answer, and the operator learns why', async (operation) => {
    const memory = libraryUnderTest().cache;
    const broken = { ...memory, [operation]: () => Promise.reject(new Error('the disk is full')) };
    const { load, source, events } = libraryUnderTest({ cache: broken });
    source.set(url, serves('One'));
    expect(textOf((await load()).value)).toBe('One');
    await until(() => Promise.resolve(events.includes(`cache ${operation}: the disk is full`)));
    expect(events).toContain('memory error');
  });
});
