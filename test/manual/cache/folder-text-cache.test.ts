import { mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentFileName } from '../../../src/manual/cache/document-file-name.ts';
import { createFolderTextCache } from '../../../src/manual/cache/folder-text-cache.ts';
import { keptFor } from '../../../src/manual/text-cache.ts';
import { textCacheContract } from '../../contracts/text-cache.ts';
import { makeManual } from '../../support/make-manual.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { leaseExpiryByClock } from './lease-expiry.ts';

const never = new AbortController().signal;
let root = '';
let next = 0;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'hsc-folder-cache-'));
});
afterAll(async () => {
  await rm(root, { recursive: true, force: true });
});

function freshFolder(): string {
  next += 1;
  return join(root, String(next), 'texts');
}

describe('texts in a folder', () => {
  textCacheContract((clock) => createFolderTextCache(freshFolder(), clock));
  leaseExpiryByClock((clock) => createFolderTextCache(freshFolder(), clock));

  test('another process finds what one has written', async () => {
    const folder = freshFolder();
    const manual = makeManual(['One', 'Two']);
    await createFolderTextCache(folder, createManualClock()).write(manual, never);
    expect(await createFolderTextCache(folder, createManualClock()).read('td-17', never)).toEqual(manual);
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['no gzip', Buffer.from('hello')],
    ['gzip of a text', gzipSync('hello')],
    ['gzip of other JSON', gzipSync('{"version":1}\nhello')],
    ['gzip of JSON of an older version', gzipSync('{"version":0,"documentId":"td-17"}\nhello')],
  ])('a file with %s in it is no manual, and is replaced by the next one', async (_what, bytes) => {
    const folder = freshFolder();
    const cache = createFolderTextCache(folder, createManualClock());
    const manual = makeManual(['One']);
    await cache.write(manual, never);
    await writeFile(join(folder, documentFileName('td-17')), bytes);
    expect(await cache.read('td-17', never)).toBeNull();
    await cache.write(manual, never);
    expect(await cache.read('td-17', never)).toEqual(manual);
  });

  test('a file that was cut short anywhere is no manual', async () => {
    const folder = freshFolder();
    const cache = createFolderTextCache(folder, createManualClock());
    await cache.write(makeManual(['One', 'Two']), never);
    const path = join(folder, documentFileName('td-17'));
    const { length } = await readFile(path);
    for (const size of [length - 1, Math.floor(length / 2), 20, 1]) {
      await truncate(path, size);
      expect(await cache.read('td-17', never)).toBeNull();
    }
  });

  test('files of manuals that are too old go, others in the folder stay', async () => {
    const folder = freshFolder();
    const clock = createManualClock();
    const cache = createFolderTextCache(folder, clock);
    await cache.write(makeManual(['a'], { documentId: 'a', fetchedAt: clock.now() }), never);
    await writeFile(join(folder, 'notes.txt'), 'mine');
    await clock.advance(keptFor - 1);
    await cache.write(makeManual(['b'], { documentId: 'b', fetchedAt: clock.now() }), never);
    expect(await readdir(folder)).toHaveLength(3);
    await clock.advance(60 * 60 * 1_000);
    await cache.write(makeManual(['b'], { documentId: 'b', fetchedAt: clock.now() }), never);
    expect((await readdir(folder)).sort()).toEqual([documentFileName('b'), 'notes.txt'].sort());
  });

  test('nothing half written stays behind', async () => {
    const folder = freshFolder();
    const cache = createFolderTextCache(folder, createManualClock());
    await Promise.all(Array.from({ length: 8 }, (_, n) => cache.write(makeManual([`version ${n}`]), never)));
    expect(await readdir(folder)).toEqual([documentFileName('td-17')]);
    expect((await cache.read('td-17', never))?.pages[0]?.text).toMatch(/^version \d$/u);
  });
});

describe('the file of a document', () => {
  test.each(['td-17:2', 'קלידים', '../../etc/passwd', 'CON', 'a\0b', 'x'.repeat(500), '', '.', 'Ü/Ö'])(
    'has a plain, short name for %j',
    (id) => {
      expect(documentFileName(id)).toMatch(/^[a-z0-9-]{1,60}\.[0-9a-f]{16}\.manual\.gz$/u);
    },
  );

  test('differs for ids that differ in case or punctuation only', () => {
    expect(new Set(['td-17', 'TD-17', 'td_17', 'td-17:', 'td 17'].map(documentFileName)).size).toBe(5);
  });
});
