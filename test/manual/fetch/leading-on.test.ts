import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createManualSource } from '../../../src/manual/fetch/create-manual-source.ts';
import { refreshTarget } from '../../../src/manual/fetch/refresh.ts';
import type { ManualSource } from '../../../src/manual/source.ts';
import { manualPage } from '../../support/fetch-documents.ts';
import { fetchOnce, resultOf } from '../../support/fetch-once.ts';
import { startManualServer, type ManualServer } from '../../support/manual-server/start-manual-server.ts';

let server: ManualServer;
let source: ManualSource;
beforeEach(async () => {
  server = await startManualServer();
  source = createManualSource({ allow: [server.hostPort], catalogFolder: null });
});
afterEach(() => server.close());

const leadsTo = (url: string, body = 'You are being redirected.') =>
  `<html><head><title>RM-5</title><meta http-equiv="Refresh" content="0; URL='${url}'"></head><body>${body}</body></html>`;
const get = (path: string) => fetchOnce(source, server.url(path));

describe('a page that does nothing but lead on', () => {
  test('is followed to the manual', async () => {
    server.serve('/old', leadsTo('/new/'));
    server.serve('/new/', manualPage());
    expect(await get('/old')).toMatchObject({ kind: 'fetched', url: server.url('/new/') });
  });

  test('is not followed to a private address that is not allowed', async () => {
    server.serve('/old', leadsTo('http://127.0.0.1:1/'));
    expect(await resultOf(get('/old'))).toBe('address-refused');
    server.serve('/old', leadsTo('file:///etc/passwd'));
    expect(await resultOf(get('/old'))).toBe('address-refused');
  });

  test('and on, and on, is left', async () => {
    for (const step of [0, 1, 2, 3]) server.serve(`/${step}`, leadsTo(`/${step + 1}`));
    server.serve('/4', manualPage());
    expect(await resultOf(get('/0'))).toBe('unreachable');
    expect(server.hits('/3')).toBe(0);
  });

  test('by a script is no manual', async () => {
    server.serve('/old', '<title>RM-5</title><script>location = "/new"</script><p>Redirecting you to the manual…</p>');
    expect(await resultOf(get('/old'))).toBe('not-a-document');
  });
});

test('a manual that reloads itself, or moves on after its reader has read it, is a manual', async () => {
  const manual = manualPage();
  server.serve('/a', manual.replace('<head>', '<head><meta http-equiv="refresh" content="300">'));
  expect(await resultOf(get('/a'))).toBe('html');
  server.serve('/b', manual.replace('<head>', '<head><meta http-equiv="refresh" content="0; url=/b">'));
  expect(await resultOf(get('/b'))).toBe('html');
});

test.each([
  ['0; url=/new', '/new'],
  ['0;URL="https://maker.example/a b"', 'https://maker.example/a'],
  ["5, url='/new'", '/new'],
  ['0;/new', '/new'],
  ['0', null],
  ['60; url=/new', null],
  ['', null],
  ['x; url=/new', null],
])('content="%s" leads to %s', (content, target) => {
  expect(refreshTarget(content)).toBe(target);
});
