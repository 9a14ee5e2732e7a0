import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { gzipSync } from 'node:zlib';
import { createManualSource } from '../../../src/manual/fetch/create-manual-source.ts';
import type { ManualSource } from '../../../src/manual/source.ts';
import { wholePdf } from '../../support/fetch-documents.ts';
import { fetchInChild } from '../../support/fetch-in-child.ts';
import { fetchOnce, resultOf, watcher } from '../../support/fetch-once.ts';
import { freePort } from '../../support/free-port.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';
import {
  blanks,
  endless,
  gzipBomb,
  lyingLength,
  redirect,
  reset,
  silence,
  slowDrip,
  truncatedGzip,
  untilClosed,
} from '../../support/manual-server/hostile.ts';
import { startManualServer, type Handler, type ManualServer } from '../../support/manual-server/start-manual-server.ts';

const MEGABYTE = 1024 * 1024;

describe('a hostile server', () => {
  let server: ManualServer;
  let clock: ManualClock;
  let source: ManualSource;
  beforeEach(async () => {
    server = await startManualServer();
    clock = createManualClock();
    source = createManualSource({ allow: [server.hostPort], catalogFolder: null, clock });
  });
  afterEach(() => server.close());
  const get = (path: string) => fetchOnce(source, server.url(path), { timeout: 8_000 });
  const reached = (path: string, times = 1) =>
    vi.waitFor(() => {
      expect(server.hits(path)).toBe(times);
    });

  const slow: [string, Handler][] = [
    ['never answers', silence()],
    ['sends a byte now and then', slowDrip(wholePdf())],
    [
      'stops within the body',
      (_request, response) => void response.writeHead(200, { 'content-length': 9_999 }).write(wholePdf()),
    ],
    [
      'stops within a gzip body',
      (_request, response) =>
        void response.writeHead(200, { 'content-encoding': 'gzip' }).write(gzipSync(wholePdf()).subarray(0, 50)),
    ],
  ];
  test.each(slow)('that %s is left when the time is over', async (_name, handler) => {
    server.serve('/manual.pdf', handler);
    const outcome = get('/manual.pdf');
    await reached('/manual.pdf');
    await clock.advance(7_999);
    expect(server.finished('/manual.pdf')).toBe(0);
    await clock.advance(1);
    expect(await resultOf(outcome)).toBe('too-slow');
    await vi.waitFor(() => {
      expect(server.finished('/manual.pdf')).toBe(1);
    });
    expect(clock.sleeping).toBe(0);
  });

  test('that takes its time with every redirect is left when the time for all is over', async () => {
    for (const hop of [0, 1, 2]) {
      server.serve(`/${hop}`, async (request, response) => {
        await clock.sleep(3_000);
        await redirect(`/${hop + 1}`)(request, response);
      });
    }
    const outcome = get('/0');
    for (const hop of [0, 1, 2]) {
      await reached(`/${hop}`);
      await vi.waitFor(() => {
        expect(clock.sleeping).toBe(2);
      });
      await clock.advance(hop === 2 ? 2_000 : 3_000);
    }
    expect(await resultOf(outcome)).toBe('too-slow');
    expect(server.hits('/3')).toBe(0);
  });

  test('whose name is never resolved is left when the time is over', async () => {
    const unresolved = createManualSource({
      allow: [],
      catalogFolder: null,
      clock,
      resolver: () => new Promise(() => undefined),
    });
    const outcome = fetchOnce(unresolved, 'https://manuals.example/a.pdf');
    await vi.waitFor(() => {
      expect(clock.sleeping).toBe(1);
    });
    await clock.advance(5_000);
    expect(await resultOf(outcome)).toBe('too-slow');
  });

  test('is left at once when the caller goes', async () => {
    server.serve('/manual.pdf', slowDrip(wholePdf()));
    const caller = new AbortController();
    const outcome = fetchOnce(source, server.url('/manual.pdf'), { signal: caller.signal });
    await reached('/manual.pdf');
    const reason = new Error('the question was taken back');
    caller.abort(reason);
    await expect(outcome).rejects.toBe(reason);
    await vi.waitFor(() => {
      expect(server.finished('/manual.pdf')).toBe(1);
    });
  });

  test('whose body does not end is left after 50 MB', async () => {
    server.serve('/manual.pdf', endless());
    expect(await resultOf(get('/manual.pdf'))).toBe('too-large');
    await vi.waitFor(() => {
      expect(server.finished('/manual.pdf')).toBe(1);
    });
    expect(server.bytesSent('/manual.pdf')).toBeGreaterThan(50 * MEGABYTE);
    expect(server.bytesSent('/manual.pdf')).toBeLessThan(60 * MEGABYTE);
  });

  test('that announces more than 50 MB is left before the body', async () => {
    server.serve('/manual.pdf', blanks(200 * MEGABYTE, { 'content-length': 200 * MEGABYTE }));
    expect(await resultOf(get('/manual.pdf'))).toBe('too-large');
    await vi.waitFor(() => {
      expect(server.finished('/manual.pdf')).toBe(1);
    });
    expect(server.bytesSent('/manual.pdf')).toBeLessThan(10 * MEGABYTE);
  });

  test('whose small body unpacks to a gigabyte is left after 100 MB', async () => {
    server.serve('/manual.pdf', gzipBomb(1_024));
    expect(await resultOf(get('/manual.pdf'))).toBe('too-large');
    await vi.waitFor(() => {
      expect(server.finished('/manual.pdf')).toBe(1);
    });
    expect(server.bytesSent('/manual.pdf')).toBeLessThan(MEGABYTE);
  });

  test.each([
    ['a body without end', endless()],
    ['a gzip bomb', gzipBomb(1_024)],
  ])('does not fill the memory with %s', async (_name, handler) => {
    server.serve('/warm', wholePdf());
    server.serve('/manual.pdf', handler);
    const { result, grownBytes } = await fetchInChild(server.url('/manual.pdf'), server.hostPort);
    expect(result).toBe('too-large');
    expect(grownBytes).toBeLessThan(200 * MEGABYTE);
  });

  const pdf = wholePdf(20_000);
  const cut: [string, Handler][] = [
    ['promises more bytes than it sends', lyingLength(pdf, pdf.length + 1)],
    ['promises fewer bytes than there are', lyingLength(pdf, pdf.length - 100)],
    ['closes in the middle of a body without length', untilClosed(pdf.subarray(0, 15_000))],
    [
      'closes in the middle of a chunked body',
      untilClosed(Buffer.from('1000\r\n%PDF-1.7'), 'transfer-encoding: chunked\r\n'),
    ],
    ['resets the connection', reset(pdf)],
    ['cuts a gzip body', truncatedGzip(pdf)],
    ['cuts the last bytes of a gzip body', truncatedGzip(pdf, 0.9999)],
    [
      'closes before the head is over',
      (_request, response) => void response.socket?.end('HTTP/1.1 200 OK\r\ncontent-'),
    ],
    ['closes without a word', (_request, response) => void response.destroy()],
    ['speaks something else', (_request, response) => void response.socket?.end('220 ready\r\n')],
    [
      'sends a head without end',
      (_request, response) => void response.socket?.write(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}`),
    ],
  ];
  test.each(cut)('that %s brings no manual', async (_name, handler) => {
    server.serve('/manual.pdf', handler);
    expect(await resultOf(get('/manual.pdf'))).toBe('unreachable');
  });

  test('that ends a whole body without having named its length does bring one', async () => {
    server.serve('/manual.pdf', untilClosed(pdf));
    expect(await resultOf(get('/manual.pdf'))).toBe('pdf');
  });

  test('that does not exist is unreachable', async () => {
    const hostPort = `127.0.0.1:${await freePort()}`;
    const nobody = createManualSource({ allow: [hostPort], catalogFolder: null });
    expect(await resultOf(fetchOnce(nobody, `http://${hostPort}/manual.pdf`))).toBe('unreachable');
    expect(await resultOf(fetchOnce(nobody, 'http://no-such-maker.invalid/manual.pdf'))).toBe('unreachable');
  });

  test('is watched ten times a second at most', async () => {
    server.serve('/manual.pdf', blanks(20 * MEGABYTE));
    const { seen, onProgress } = watcher();
    const outcome = fetchOnce(source, server.url('/manual.pdf'), { onProgress });
    expect(await resultOf(outcome)).toBe('unreachable');
    // The clock stood still: the first figure and the last.
    expect(seen).toHaveLength(2);
    expect(seen.at(-1)).toEqual({ step: 'fetching', bytes: 20 * MEGABYTE, total: null });
  });
});
