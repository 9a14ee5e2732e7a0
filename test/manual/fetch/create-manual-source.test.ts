import { describe, expect, test } from 'vitest';
import { HscError } from '../../../src/errors.ts';
import { createManualSource } from '../../../src/manual/fetch/create-manual-source.ts';
import { manualSourceContract } from '../../contracts/manual-source.ts';
import { fetchOnce } from '../../support/fetch-once.ts';
import { startManualServer } from '../../support/manual-server/start-manual-server.ts';

manualSourceContract('a web server', async () => {
  const server = await startManualServer();
  return {
    source: createManualSource({ allow: [server.hostPort], catalogFolder: null }),
    put(name, bytes) {
      server.serve(`/${name}`, bytes, { etag: `"${bytes.length}"`, type: 'application/octet-stream' });
      return Promise.resolve(server.url(`/${name}`));
    },
    nowhere: server.url('/nowhere.pdf'),
    close: () => server.close(),
  };
});

describe('createManualSource', () => {
  test('wants hosts in its allowances', () => {
    const create = () => createManualSource({ allow: ['127.0.0.1:80', 'http://nas/manuals'], catalogFolder: null });
    expect(create).toThrow(HscError);
    expect(create).toThrow('"http://nas/manuals"');
  });

  test.each([
    ['no address at all', 'td-17 manual'],
    ['another protocol', 'ftp://files.example.com/td-17.pdf'],
    ['data in the address', 'data:text/html,<h1>Manual</h1>'],
    ['credentials', 'https://me:secret@example.com/td-17.pdf?key=secret'],
    ['a file without a folder for files', 'file:///etc/hostname'],
  ])('refuses %s', async (_name, address) => {
    const outcome = await fetchOnce(createManualSource({ allow: [], catalogFolder: null }), address);
    expect(outcome).toMatchObject({ kind: 'failed', reason: 'address-refused' });
    expect(JSON.stringify(outcome)).not.toContain('secret');
  });
});
