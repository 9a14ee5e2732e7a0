import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../src/catalog/load-catalog.ts';
import { HscError } from '../../src/errors.ts';
import { writeBrandFiles } from '../support/brand-files.ts';
import { catalogFolder } from '../support/catalog-folder.ts';
import { loadProducts } from '../support/load-products.ts';

const good = { id: 'good', name: 'Good One', manual_url: 'https://a.example/good.pdf' };

describe('a catalog folder', () => {
  test('is read from all its JSON files but schema.json and subfolders', async () => {
    const folder = await catalogFolder(
      new Map<string, unknown>([
        ['b.json', { products: [{ id: 'b', name: 'B' }] }],
        ['a.json', { products: [{ id: 'a', name: 'A' }] }],
        ['schema.json', { type: 'object' }],
        ['notes.txt', 'no catalog'],
      ]),
    );
    await mkdir(join(folder, 'samples'));
    await writeFile(join(folder, 'samples', 'c.json'), JSON.stringify({ products: [{ id: 'c', name: 'C' }] }));
    const { catalog, faults } = await loadCatalog(folder);
    expect(catalog.products.map((product) => product.id)).toEqual(['a', 'b']);
    expect(faults).toEqual([]);
  });

  test('loads what is good of it and reports the rest with file and reason', async () => {
    const folder = await catalogFolder(
      new Map<string, unknown>([
        ['broken.json', '{ "products": ['],
        ['list.json', [1, 2]],
        ['good.json', { products: [good] }],
        ['folder.json', { products: [] }],
      ]),
    );
    const { catalog, faults } = await loadCatalog(folder);
    expect(catalog.products).toHaveLength(1);
    expect(faults).toEqual([
      { file: 'broken.json', id: null, reason: expect.stringContaining('is not JSON') as string },
      { file: 'list.json', id: null, reason: 'has no list of "products"' },
    ]);
  });

  test.each([
    ['that does not exist', '/nowhere/catalog'],
    ['without any product', 'test/support'],
  ])('%s ends in one sentence that says what to do', async (_, path) => {
    const error: unknown = await loadCatalog(path).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(HscError);
    expect(error).toMatchObject({ code: 'catalog-unreadable' });
    expect(String(error)).toMatch(/Set CATALOG|docs\/catalog\.md/u);
  });

  test('is not read any further once the signal is aborted', async () => {
    const reason = new Error('enough');
    await expect(loadCatalog('catalog', AbortSignal.abort(reason))).rejects.toBe(reason);
  });

  test('of 90 brand files with 333 products loads whole', async () => {
    const folder = await catalogFolder(new Map());
    const written = await writeBrandFiles(folder, ['http://127.0.0.1:9/live.pdf']);
    const { catalog, faults } = await loadCatalog(folder);
    expect(faults).toEqual([]);
    expect(catalog.products).toHaveLength(written.products);
    expect(new Set(catalog.products.map((product) => product.brand)).size).toBe(written.brands);
    const [live] = written.live;
    expect(catalog.byId(live ?? '')?.manuals[0]?.url).toBe('http://127.0.0.1:9/live.pdf');
  });
});

describe('a bad product', () => {
  test.each<readonly [string, unknown, string]>([
    ['without a name', { id: 'x' }, '"name" is missing'],
    ['with a number for a name', { id: 'x', name: 5 }, '"name" is not a text'],
    ['with an empty name', { id: 'x', name: ' \u0007 ' }, '"name" is empty'],
    ['with a path for an id', { id: '../x', name: 'X' }, '"id" may have letters'],
    ['with a colon in its id', { id: 'x:2', name: 'X' }, '"id" may have letters'],
    ['with an id that is too long', { id: 'x'.repeat(101), name: 'X' }, '"id" may have letters'],
    [
      'with text for its documentation',
      { id: 'x', name: 'X', documentation: 'pdf' },
      '"documentation" is not an object in braces',
    ],
    ['with a script as address', { id: 'x', name: 'X', manual_url: 'javascript:alert(1)' }, 'is not an http or https'],
    ['with a file as address', { id: 'x', name: 'X', manual_url: 'file:///etc/passwd' }, 'is not an http or https'],
    ['with a secret in its address', { id: 'x', name: 'X', manual_url: 'https://me:pw@a.example/' }, 'is not an http'],
    ['with no list of aliases', { id: 'x', name: 'X', aliases: 'one' }, '"aliases" is not a list'],
    [
      'with a manual without a place',
      { id: 'x', name: 'X', manuals: [{ title: 'T' }] },
      'needs either "url" or "path"',
    ],
    [
      'that shares with nobody',
      { id: 'x', name: 'X', manual_of: 'y' },
      '"manual_of" names no product, or leads back to itself: y',
    ],
    [
      'that shares with itself',
      { id: 'x', name: 'X', manual_of: 'x' },
      '"manual_of" names no product, or leads back to itself: x',
    ],
    [
      'with a path out of the folder',
      { id: 'x', name: 'X', manuals: [{ path: '../x.pdf' }] },
      'leads out of the catalog',
    ],
    ['with an absolute path', { id: 'x', name: 'X', manuals: [{ path: '/etc/passwd' }] }, 'leads out of the catalog'],
    ['with the id of another', { id: 'GOOD', name: 'X' }, '"id" is taken by a product of brand.json'],
  ])('%s is reported and left out', async (_, bad, reason) => {
    const { catalog, faults } = await loadProducts(good, bad);
    expect(catalog.products.map((product) => product.id)).toEqual(['good']);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.file).toBe('brand.json');
    expect(faults[0]?.reason).toContain(reason);
  });

  test('that has no id is reported with its place in the file', async () => {
    const { faults } = await loadProducts(good, null, 7, { name: 'X' }, { id: '', name: 'X' });
    expect(faults.map(({ id, reason }) => [id, reason])).toEqual([
      [null, 'product 2 is not an object in braces'],
      [null, 'product 3 is not an object in braces'],
      [null, 'product 4: "id" is missing'],
      [null, 'product 5: "id" may have letters, digits, ".", "_" and "-" only, and 100 of them at most'],
    ]);
  });

  test.each([
    [{ manuals: [{ url: 'https://a.example/' }, 7] }, 'entry 2 of "manuals" is not an object in braces'],
    [{ manuals: [{ url: 'x' }] }, '"url" of entry 1 of "manuals" is not an http or https address'],
    [{ accessories: [{}] }, '"id" of entry 1 of "accessories" is missing'],
    [
      { accessories: [{ id: 'y', relation: 'friend' }] },
      '"relation" of entry 1 of "accessories" is not one of accessory, related, spare_part',
    ],
  ])('%j is reported with the place in the product', async (fields, reason) => {
    const { faults } = await loadProducts(good, { id: 'x', name: 'X', ...fields });
    expect(faults).toEqual([{ file: 'brand.json', id: 'x', reason }]);
  });

  test('is named when nothing else is in the catalog', async () => {
    await expect(loadProducts({ id: 'x' })).rejects.toThrow('brand.json, product "x": "name" is missing.');
    await expect(loadProducts(null)).rejects.toThrow('brand.json: product 1 is not an object in braces.');
  });

  test('whose path follows a link out of the folder is left out', async () => {
    const product = { id: 'x', name: 'X', manuals: [{ path: 'link/passwd' }] };
    const folder = await catalogFolder(new Map([['a.json', { products: [good, product] }]]));
    await symlink('/etc', join(folder, 'link'));
    const { catalog, faults } = await loadCatalog(folder);
    expect(catalog.byId('x')).toBeUndefined();
    expect(faults[0]?.reason).toContain('leads out');
  });
});

describe('words of the language', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    '%s is an ordinary id and name',
    async (word) => {
      const file = `{"products": [{"id": "${word}", "name": "${word} 9", "__proto__": {"brand": "x"}}]}`;
      const { catalog } = await loadCatalog(await catalogFolder(new Map([['a.json', file]])));
      expect(catalog.byId(word)?.name).toBe(`${word} 9`);
      expect(catalog.byId(word)?.brand).toBeNull();
      expect(catalog.resolveHint(`${word} 9`)).toMatchObject({ kind: 'exact' });
      expect(catalog.byId('valueOf')).toBeUndefined();
      expect(catalog.resolveHint('valueOf')).toMatchObject({ kind: 'unknown' });
    },
  );
});
