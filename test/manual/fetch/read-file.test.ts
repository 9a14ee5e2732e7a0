import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createManualSource } from '../../../src/manual/fetch/create-manual-source.ts';
import { manualSourceContract } from '../../contracts/manual-source.ts';
import { wholePdf } from '../../support/fetch-documents.ts';
import { fetchOnce, resultOf } from '../../support/fetch-once.ts';

manualSourceContract('a folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hsc-fetch-'));
  return {
    source: createManualSource({ allow: [], catalogFolder: folder }),
    async put(name, bytes) {
      await writeFile(join(folder, name), bytes);
      return pathToFileURL(join(folder, name)).href;
    },
    nowhere: pathToFileURL(join(folder, 'nowhere.pdf')).href,
    close: () => rm(folder, { recursive: true }),
  };
});

describe('a manual beside the catalog', () => {
  let root: string;
  const resultFor = (path: string) => {
    const source = createManualSource({ allow: [], catalogFolder: join(root, 'catalog') });
    return resultOf(fetchOnce(source, `file://${root}/${path}`));
  };
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'hsc-fetch-'));
    await mkdir(join(root, 'catalog/manuals'), { recursive: true });
    await mkdir(join(root, 'catalog-of-others'));
    await writeFile(join(root, 'catalog/manuals/a b.pdf'), wholePdf());
    await writeFile(join(root, 'catalog/..odd.pdf'), wholePdf());
    await writeFile(join(root, 'catalog-of-others/c.pdf'), wholePdf());
    await symlink(join(root, 'catalog/manuals/a b.pdf'), join(root, 'catalog/inside.pdf'));
    await symlink(join(root, 'catalog-of-others/c.pdf'), join(root, 'catalog/outside.pdf'));
    await symlink(join(root, 'catalog-of-others'), join(root, 'catalog/others'));
    execFileSync('mkfifo', [join(root, 'catalog/pipe.pdf')]);
  });
  afterAll(() => rm(root, { recursive: true }));

  test.each(['catalog/manuals/a%20b.pdf', 'catalog/..odd.pdf', 'catalog/inside.pdf', 'catalog/manuals/../inside.pdf'])(
    'is read at %s',
    async (path) => {
      expect(await resultFor(path)).toBe('pdf');
    },
  );

  test.each([
    'catalog-of-others/c.pdf',
    'catalog/../catalog-of-others/c.pdf',
    'catalog/%2e%2e/catalog-of-others/c.pdf',
    'catalog/outside.pdf',
    'catalog/others/c.pdf',
    'catalog/..%2fcatalog-of-others/c.pdf',
  ])('is refused at %s', async (path) => {
    expect(await resultFor(path)).toBe('address-refused');
  });

  test('is refused on another machine', async () => {
    const source = createManualSource({ allow: [], catalogFolder: root });
    expect(await resultOf(fetchOnce(source, 'file://nas/manuals/a.pdf'))).toBe('address-refused');
  });

  test.each(['catalog/manuals', 'catalog/pipe.pdf'])('is no document at %s', async (path) => {
    expect(await resultFor(path)).toBe('not-a-document');
  });
});
