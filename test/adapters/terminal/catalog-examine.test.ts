import { describe, expect, test } from 'vitest';
import { examineAfresh, examineAndKeep } from '../../../adapters/terminal/catalog-examine.ts';
import type { ManualReference } from '../../../src/catalog/product.ts';
import { createMemoryTextCache } from '../../../src/manual/cache/memory-text-cache.ts';
import { createFakeExtractor } from '../../support/fake-extractor.ts';
import { createFakeManualSource, fails, serves, servesBare } from '../../support/fake-manual-source.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const never = new AbortController().signal;
const url = 'https://maker.example/td-17.pdf';
const reference: ManualReference = {
  documentId: 'td-17',
  title: null,
  language: 'en',
  edition: null,
  url,
  backupUrl: null,
};
const address = { url, timeout: 8_000 };
const hour = 3_600_000;

function workplace() {
  const clock = createManualClock();
  const source = createFakeManualSource({ [url]: serves('One') });
  const tools = { source, extractor: createFakeExtractor(), cache: createMemoryTextCache(clock), clock };
  const check = () => examineAfresh(tools)(reference, address, never);
  const warm = () => examineAndKeep(tools)(reference, address, never);
  return { ...tools, check, warm };
}

describe('checking a manual', () => {
  test('fetches and reads it every time, and keeps nothing', async () => {
    const { check, source, extractor, cache } = workplace();
    expect(await check()).toMatchObject({ kind: 'readable', edition: 'new', manual: { pages: [{ text: 'One' }] } });
    await check();
    expect(source.calls.map((call) => call.options.validators)).toEqual([null, null]);
    expect(extractor.calls).toHaveLength(2);
    expect(await cache.read('td-17', never)).toBeNull();
  });

  test('says whether its edition is another than the kept one', async () => {
    const { check, warm, source } = workplace();
    await warm();
    expect(await check()).toMatchObject({ edition: 'same' });
    source.set(url, serves('Two'));
    expect(await check()).toMatchObject({ edition: 'changed', manual: { pages: [{ text: 'Two' }] } });
  });

  test('says why it cannot be read', async () => {
    const { check, source } = workplace();
    source.set(url, fails('address-refused'));
    expect(await check()).toMatchObject({ kind: 'failed', reason: 'address-refused' });
    source.set(url, servesBare('!scan'));
    expect(await check()).toMatchObject({ kind: 'failed', reason: 'scan' });
  });
});

describe('warming a manual', () => {
  test('keeps it, and leaves it alone while it is fresh', async () => {
    const { warm, source, cache } = workplace();
    expect(await warm()).toMatchObject({ kind: 'readable', edition: 'new' });
    expect(await cache.read('td-17', never)).toMatchObject({ pages: [{ text: 'One' }] });
    expect(await warm()).toMatchObject({ kind: 'readable', edition: 'same' });
    expect(source.calls).toHaveLength(1);
  });

  test('confirms it after an hour, without reading it again', async () => {
    const { warm, extractor, cache, clock } = workplace();
    await warm();
    await clock.advance(hour);
    expect(await warm()).toMatchObject({ edition: 'same' });
    expect(extractor.calls).toHaveLength(1);
    expect((await cache.read('td-17', never))?.fetchedAt).toBe(clock.now());
  });

  test('replaces it when its edition has changed', async () => {
    const { warm, source, cache, clock } = workplace();
    await warm();
    await clock.advance(hour);
    source.set(url, serves('Two'));
    expect(await warm()).toMatchObject({ edition: 'changed' });
    expect((await cache.read('td-17', never))?.pages[0]?.text).toBe('Two');
  });

  test('leaves the kept text where it is when the server fails', async () => {
    const { warm, source, cache, clock } = workplace();
    await warm();
    await clock.advance(hour);
    source.set(url, fails('unreachable'));
    expect(await warm()).toMatchObject({ kind: 'failed', reason: 'unreachable' });
    expect((await cache.read('td-17', never))?.pages[0]?.text).toBe('One');
  });
});
