import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createManualSource } from '../../../src/manual/fetch/create-manual-source.ts';
import type { ResolveHost } from '../../../src/manual/fetch/resolve-host.ts';
import { anyBlockedIPv4, anyWithin, blockedIPv6, notations } from '../../support/fetch-addresses.ts';
import { wholePdf } from '../../support/fetch-documents.ts';
import { fetchInChild } from '../../support/fetch-in-child.ts';
import { fetched, fetchOnce, resultOf } from '../../support/fetch-once.ts';
import { redirect } from '../../support/manual-server/hostile.ts';
import { startManualServer, type ManualServer } from '../../support/manual-server/start-manual-server.ts';

const nobody: ResolveHost = () => Promise.reject(new Error('no name should be looked up'));

describe('the address guard', () => {
  let maker: ManualServer;
  let secret: ManualServer;
  beforeEach(async () => {
    maker = await startManualServer();
    secret = await startManualServer();
    secret.serve('/secret.pdf', wholePdf());
  });
  afterEach(() => Promise.all([maker.close(), secret.close()]));
  const sourceWith = (resolver: ResolveHost, ...allow: string[]) =>
    createManualSource({ allow, catalogFolder: null, resolver });

  test.each(Object.keys(notations))('refuses every blocked address written %s', async (name) => {
    const source = sourceWith(nobody);
    const notation = notations[name]!;
    await fc.assert(
      fc.asyncProperty(anyBlockedIPv4, fc.constantFrom('http', 'https'), async (number, protocol) => {
        const result = await resultOf(fetchOnce(source, `${protocol}://${notation(number)}/manual.pdf`));
        expect(result).toBe('address-refused');
      }),
      { numRuns: 40 },
    );
  });

  test('refuses every blocked IPv6 address', async () => {
    const source = sourceWith(nobody);
    await fc.assert(
      fc.asyncProperty(fc.oneof(...blockedIPv6.map(anyWithin)), async (address) => {
        expect(await resultOf(fetchOnce(source, `http://[${address}]/`))).toBe('address-refused');
      }),
    );
  });

  test.each(Object.keys(notations))('does not follow a redirect to loopback written %s', async (name) => {
    const target = `http://${notations[name]!(0x7f000001)}:${secret.port}/secret.pdf`;
    maker.serve('/manual.pdf', redirect(target));
    const source = sourceWith(nobody, maker.hostPort);
    expect(await resultOf(fetchOnce(source, maker.url('/manual.pdf')))).toBe('address-refused');
    expect(secret.hits('/secret.pdf')).toBe(0);
  });

  test.each([301, 302, 303, 307, 308])('does not follow a %d to the metadata service', async (code) => {
    maker.serve('/manual.pdf', redirect('http://169.254.169.254/latest/meta-data/', code));
    const source = sourceWith(nobody, maker.hostPort);
    expect(await resultOf(fetchOnce(source, maker.url('/manual.pdf')))).toBe('address-refused');
  });

  test.each([
    'file:///etc/passwd',
    'ftp://example.com/a.pdf',
    'data:application/pdf,%25PDF-1.7',
    'javascript:alert(1)',
  ])('does not follow a redirect to %s', async (location) => {
    maker.serve('/manual.pdf', redirect(location));
    const source = createManualSource({ allow: [maker.hostPort], catalogFolder: '/' });
    expect(await resultOf(fetchOnce(source, maker.url('/manual.pdf')))).toBe('address-refused');
  });

  test('refuses an address with a zone', async () => {
    expect(await resultOf(fetchOnce(sourceWith(nobody), 'http://[fe80::1%25eth0]/'))).toBe('address-refused');
    const zoned = sourceWith(() => Promise.resolve(['fe80::1%eth0']));
    expect(await resultOf(fetchOnce(zoned, 'http://manuals.example/'))).toBe('address-refused');
  });

  test('does not bring credentials anywhere', async () => {
    maker.serve('/manual.pdf', redirect(maker.url('/x').replace('//', '//me:secret@')));
    const outcome = await fetchOnce(sourceWith(nobody, maker.hostPort), maker.url('/manual.pdf'));
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'address-refused' });
    expect(JSON.stringify(outcome)).not.toContain('secret');
  });

  test('refuses a name when any of its addresses is private', async () => {
    const source = sourceWith(() => Promise.resolve(['93.184.215.14', '127.0.0.1']));
    const outcome = await fetchOnce(source, `http://manuals.example:${secret.port}/secret.pdf`);
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'address-refused' });
    expect(JSON.stringify(outcome)).toContain('127.0.0.1');
    expect(secret.hits('/secret.pdf')).toBe(0);
  });

  test('refuses localhost as the machine resolves it', async () => {
    const source = createManualSource({ allow: [], catalogFolder: null });
    expect(await resultOf(fetchOnce(source, `http://LOCALHOST:${secret.port}/secret.pdf`))).toBe('address-refused');
  });

  test.each(['localhost.', 'secret.localhost', 'metadata.google.internal', 'manuals.example.'])(
    'refuses %s when that is loopback',
    async (host) => {
      const source = sourceWith(() => Promise.resolve(['::1']));
      expect(await resultOf(fetchOnce(source, `https://${host}:${secret.port}/secret.pdf`))).toBe('address-refused');
    },
  );

  test('looks a name up once and connects to what was checked', async () => {
    const asked: string[] = [];
    const source = sourceWith((host) => {
      asked.push(host);
      return Promise.resolve(asked.length === 1 ? ['127.0.0.1'] : ['203.0.113.1']);
    }, `manuals.example:${maker.port}`);
    maker.serve('/manual.pdf', wholePdf());
    const url = `http://manuals.example:${maker.port}/manual.pdf`;
    expect((await fetched(fetchOnce(source, url))).url).toBe(url);
    expect(asked).toEqual(['manuals.example']);
    expect(maker.requests('/manual.pdf')[0]?.host).toBe(`manuals.example:${maker.port}`);
  });

  test('tries the other addresses of a name when the first does not answer', async () => {
    // Nothing listens on 127.0.0.2.
    const source = sourceWith(() => Promise.resolve(['127.0.0.2', '127.0.0.1']), 'manuals.example');
    maker.serve('/manual.pdf', wholePdf());
    expect(await resultOf(fetchOnce(source, `http://manuals.example:${maker.port}/manual.pdf`))).toBe('pdf');
  });

  test('allows a private host by its name and port, and nothing beside it', async () => {
    maker.serve('/manual.pdf', wholePdf());
    const source = sourceWith(() => Promise.resolve(['127.0.0.1']), maker.hostPort);
    expect(await resultOf(fetchOnce(source, maker.url('/manual.pdf')))).toBe('pdf');
    expect(await resultOf(fetchOnce(source, secret.url('/secret.pdf')))).toBe('address-refused');
    expect(await resultOf(fetchOnce(source, `http://other.example:${maker.port}/manual.pdf`))).toBe('address-refused');
  });

  test('goes through no proxy of the environment', async () => {
    maker.serve('/manual.pdf', wholePdf());
    const proxy = `http://${secret.hostPort}`;
    const env = {
      HTTP_PROXY: proxy,
      http_proxy: proxy,
      ALL_PROXY: proxy,
      NO_PROXY: '',
      no_proxy: '',
      NODE_USE_ENV_PROXY: '1',
    };
    expect((await fetchInChild(maker.url('/manual.pdf'), maker.hostPort, env)).result).toBe('pdf');
    expect(maker.hits('/manual.pdf')).toBe(1);
  });
});
