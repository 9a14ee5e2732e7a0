import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createManualSource } from '../../../src/manual/fetch/create-manual-source.ts';
import type { ManualSource } from '../../../src/manual/source.ts';
import { manualPage, wholePdf } from '../../support/fetch-documents.ts';
import { fetched, fetchOnce, resultOf } from '../../support/fetch-once.ts';
import { redirect, status } from '../../support/manual-server/hostile.ts';
import { startManualServer, type ManualServer } from '../../support/manual-server/start-manual-server.ts';

describe('a manual over HTTP', () => {
  let server: ManualServer;
  let source: ManualSource;
  beforeEach(async () => {
    server = await startManualServer();
    source = createManualSource({ allow: [server.hostPort], catalogFolder: null });
  });
  afterEach(() => server.close());
  const get = (path: string) => fetchOnce(source, server.url(path));

  test('is asked for politely', async () => {
    server.serve('/td-17.pdf', wholePdf());
    await get('/td-17.pdf?lang=en&x=%20#page=3');
    expect(server.requests('/td-17.pdf')[0]).toMatchObject({
      'user-agent': expect.stringMatching(/^hsc-bot\/\d+\.\d+\.\d+ \(\+product support bot\)$/) as string,
      'accept-encoding': 'gzip, deflate, br',
    });
    expect(server.requests('/td-17.pdf')[0]).not.toHaveProperty('if-none-match');
  });

  test('leaves no connection open', async () => {
    server.serve('/manual.pdf', wholePdf());
    server.serve('/old.pdf', redirect('/manual.pdf'));
    await fetched(get('/old.pdf'));
    await resultOf(get('/nothing.pdf'));
    await vi.waitFor(async () => {
      expect(await server.connections()).toBe(0);
    });
  });

  test.each([
    ['an ETag', { etag: 'W/"a1"' }],
    ['a date', { lastModified: 'Tue, 03 Nov 2026 10:00:00 GMT' }],
    ['both', { etag: '"a1"', lastModified: 'Tue, 03 Nov 2026 10:00:00 GMT' }],
  ])('is confirmed unchanged by %s, after a redirect too', async (_name, validators) => {
    server.serve('/manual.pdf', wholePdf(), validators);
    server.serve('/old.pdf', redirect('/manual.pdf'));
    const first = await fetched(get('/old.pdf'));
    expect(first.validators).toEqual({ etag: null, lastModified: null, ...validators });
    const again = fetchOnce(source, server.url('/old.pdf'), { validators: first.validators });
    expect(await again).toEqual({ kind: 'unchanged' });
  });

  test('is not unchanged for somebody who has nothing', async () => {
    server.serve('/manual.pdf', status(304));
    expect(await resultOf(get('/manual.pdf'))).toBe('unreachable');
    const validators = { etag: null, lastModified: null };
    expect(await resultOf(fetchOnce(source, server.url('/manual.pdf'), { validators }))).toBe('unreachable');
  });

  test.each([
    [404, 'not-found'],
    [410, 'not-found'],
    [401, 'unreachable'],
    [403, 'unreachable'],
    [400, 'unreachable'],
    [429, 'unreachable'],
    [500, 'unreachable'],
    [502, 'unreachable'],
    [503, 'unreachable'],
    [204, 'unreachable'],
    [206, 'unreachable'],
    [300, 'unreachable'],
  ])('is missing when the server says %d: %s', async (code, reason) => {
    server.serve('/manual.pdf', status(code, {}, code === 204 ? '' : wholePdf().toString('latin1')));
    expect(await resultOf(get('/manual.pdf'))).toBe(reason);
  });

  test('leaves a word for the log, without the query', async () => {
    server.serve('/manual.pdf', status(503, { 'retry-after': '120' }));
    const outcome = await get('/manual.pdf?token=secret');
    const detail = `${server.url('/manual.pdf')}: the server answered 503 (retry after 120)`;
    expect(outcome).toEqual({ kind: 'failed', reason: 'unreachable', detail });
  });

  test.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['GZIP', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
    ['identity', (bytes: Buffer) => bytes],
  ])('is decoded from %s', async (encoding, encode) => {
    const pdf = wholePdf(500_000);
    server.serve('/manual.pdf', encode(pdf), { type: 'application/pdf', headers: { 'content-encoding': encoding } });
    expect(Buffer.compare((await fetched(get('/manual.pdf'))).bytes, pdf)).toBe(0);
  });

  test.each([
    ['zstd', gzipSync(wholePdf())],
    ['gzip, gzip', gzipSync(gzipSync(wholePdf()))],
    ['br, gzip', gzipSync(brotliCompressSync(wholePdf()))],
    ['gzip', wholePdf()],
    ['br', wholePdf()],
  ])('is no document in the encoding %j that it is not in, or that was not asked for', async (encoding, bytes) => {
    server.serve('/manual.pdf', bytes, { headers: { 'content-encoding': encoding } });
    expect(['not-a-document', 'unreachable']).toContain(await resultOf(get('/manual.pdf')));
  });

  test.each([
    ['a PDF called HTML', wholePdf(), 'text/html', 'pdf'],
    ['a PDF called nothing', wholePdf(), null, 'pdf'],
    ['a PDF called nonsense', wholePdf(), ';;', 'pdf'],
    ['a page called PDF', Buffer.from(manualPage()), 'application/pdf', 'html'],
    ['a page called nothing', Buffer.from(manualPage()), null, 'html'],
    ['a picture called PDF', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'application/pdf', 'not-a-document'],
    ['JSON called PDF', Buffer.from('{"error":"<p>no</p>"}'), 'application/pdf', 'not-a-document'],
  ])('is known by its content: %s', async (_name, bytes, type, result) => {
    server.serve('/manual.pdf', bytes, { type });
    expect(await resultOf(get('/manual.pdf'))).toBe(result);
  });

  test('is read in the charset that only the Content-Type names', async () => {
    const bytes = Buffer.from('<h1>\x8e\xe6\x88\xb5\x90\xe0\x96\xbe\x8f\x91</h1><p>RM-5 RM-5 RM-5 RM-5', 'latin1');
    server.serve('/manual', bytes, { type: 'text/html; charset=Shift_JIS' });
    expect(new TextDecoder().decode((await fetched(get('/manual'))).bytes)).toContain('<h1>取扱説明書</h1>');
  });

  describe('after redirects', () => {
    const chain = (length: number, code = 302) => {
      for (let hop = 0; hop < length; hop += 1)
        server.serve(`/${hop}`, redirect(hop % 2 === 0 ? `${hop + 1}` : server.url(`/${hop + 1}`), code));
      server.serve(`/${length}`, wholePdf());
    };

    test.each([301, 302, 303, 307, 308])('comes from where five of %d lead', async (code) => {
      chain(5, code);
      expect((await fetched(get('/0'))).url).toBe(server.url('/5'));
    });

    test('is given up at the sixth', async () => {
      chain(6);
      expect(await get('/0')).toMatchObject({
        kind: 'failed',
        reason: 'unreachable',
        detail: expect.stringContaining('redirects') as string,
      });
      expect(server.hits('/6')).toBe(0);
    });

    test.each([
      ['to itself', '/a'],
      ['to itself by a fragment', '/a#b'],
    ])('is given up in a loop %s', async (_name, location) => {
      server.serve('/a', redirect(location));
      expect(await get('/a')).toMatchObject({
        reason: 'unreachable',
        detail: expect.stringContaining('loop') as string,
      });
      expect(server.hits('/a')).toBe(1);
    });

    test('is given up in a loop over two addresses', async () => {
      server.serve('/a', redirect('/b'));
      server.serve('/b', redirect('/a'));
      expect(await get('/a')).toMatchObject({
        reason: 'unreachable',
        detail: expect.stringContaining('loop') as string,
      });
      expect([server.hits('/a'), server.hits('/b')]).toEqual([1, 1]);
    });

    test.each([
      ['no address', {}],
      ['an address that is none', { location: 'http://[' }],
    ])('is given up when they have %s', async (_name, headers) => {
      server.serve('/a', status(302, headers));
      expect(await resultOf(get('/a'))).toBe('unreachable');
    });

    test('is found under letters beyond ASCII', async () => {
      server.serve('/a', redirect('/取扱説明書.pdf'));
      server.serve(encodeURI('/取扱説明書.pdf'), wholePdf());
      expect(await resultOf(get('/a'))).toBe('pdf');
    });
  });
});
