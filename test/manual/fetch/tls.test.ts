import tls from 'node:tls';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createManualSource } from '../../../src/manual/fetch/create-manual-source.ts';
import { wholePdf } from '../../support/fetch-documents.ts';
import { fetchInChild } from '../../support/fetch-in-child.ts';
import { fetchOnce, resultOf } from '../../support/fetch-once.ts';
import { selfSigned, type SelfSigned } from '../../support/manual-server/self-signed.ts';
import { startManualServer, type ManualServer } from '../../support/manual-server/start-manual-server.ts';

describe('a manual over HTTPS', () => {
  const trusted = selfSigned(['manuals.example', '127.0.0.1']);
  const expired = selfSigned(['manuals.example'], new Date(Date.now() - 3_600_000));
  const unknown = selfSigned(['manuals.example', '127.0.0.1']);
  let server: ManualServer | null = null;
  beforeAll(() => {
    // This test file has a process of its own.
    tls.setDefaultCACertificates([...tls.getCACertificates(), trusted.cert, expired.cert]);
  });
  afterEach(() => server?.close());

  async function resultFor(certificate: SelfSigned, host: string): Promise<string> {
    server = await startManualServer({ tls: certificate });
    server.serve('/manual.pdf', wholePdf());
    const resolver = () => Promise.resolve(['127.0.0.1']);
    const source = createManualSource({ allow: [`${host}:${server.port}`], catalogFolder: null, resolver });
    return resultOf(fetchOnce(source, `https://${host}:${server.port}/manual.pdf`));
  }

  test.each(['manuals.example', 'manuals.example.', '127.0.0.1'])(
    'comes from %s with the certificate for it',
    async (host) => {
      expect(await resultFor(trusted, host)).toBe('pdf');
    },
  );

  test.each([
    ['for another name', trusted, 'other.example'],
    ['that has run out', expired, 'manuals.example'],
    ['that nobody vouches for', unknown, 'manuals.example'],
    ['that nobody vouches for', unknown, '127.0.0.1'],
  ])('does not come with a certificate %s', async (_name, certificate, host) => {
    expect(await resultFor(certificate, host)).toBe('unreachable');
    expect(server?.hits('/manual.pdf')).toBe(0);
  });

  test('is verified even where the environment says otherwise', async () => {
    server = await startManualServer({ tls: unknown });
    server.serve('/manual.pdf', wholePdf());
    const env = { NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    expect((await fetchInChild(server.url('/manual.pdf'), server.hostPort, env)).result).toBe('unreachable');
  });
});
