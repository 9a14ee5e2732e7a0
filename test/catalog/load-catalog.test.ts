import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../src/catalog/load-catalog.ts';
import { HscError } from '../../src/errors.ts';
import { writeBrandFiles } from '../support/brand-files.ts';
import { catalogFolder } from '../support/catalog-folder.ts';

const good = { id: 'good', name: 'Good One', manual_url: 'https://a.example/good.pdf' };

/** Loads a catalog of one file with these products. */
async function loadProducts(...products: readonly unknown[]) {
  return loadCatalog(await catalogFolder(new Map([['brand.json', { products }]])));
}

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

describe('the manuals of a product', () => {
  test('of our own format keep their title, language, edition and order', async () => {
    const folder = await catalogFolder(
      new Map([
        [
          'a.json',
          {
            products: [
              {
                id: 'x',
                name: 'X',
                manuals: [
                  { title: "Owner's Manual", language: 'en', edition: '2nd', url: 'https://a.example/x.pdf' },
                  { title: 'Guide', path: 'samples/guide.pdf', backup_url: 'https://b.example/g.pdf' },
                ],
              },
            ],
          },
        ],
      ]),
    );
    const { catalog } = await loadCatalog(folder);
    expect(catalog.byId('x')?.manuals).toEqual([
      {
        documentId: 'x',
        title: "Owner's Manual",
        language: 'en',
        edition: '2nd',
        url: 'https://a.example/x.pdf',
        backupUrl: null,
      },
      {
        documentId: 'x:2',
        title: 'Guide',
        language: null,
        edition: null,
        url: pathToFileURL(join(folder, 'samples/guide.pdf')).href,
        backupUrl: 'https://b.example/g.pdf',
      },
    ]);
  });

  test('of a brand file come from documentation, with manual_url as second address', async () => {
    const documentation = { type: 'pdf', url: 'https://a.example/a.pdf' };
    const { catalog } = await loadProducts(
      { id: 'a', name: 'A', documentation, manual_url: 'https://b.example/b.pdf' },
      { id: 'c', name: 'C', documentation: null, manual_url: 'https://c.example/c', backup_url: 'https://d.example/d' },
      { id: 'e', name: 'E', manual_url: '', documentation: {} },
    );
    const first = (id: string) => catalog.byId(id)?.manuals[0];
    expect(first('a')).toMatchObject({ url: 'https://a.example/a.pdf', backupUrl: 'https://b.example/b.pdf' });
    expect(first('c')).toMatchObject({ url: 'https://c.example/c', backupUrl: 'https://d.example/d' });
    expect(catalog.byId('e')?.manuals).toEqual([]);
  });

  test('at one address are one reference, called after the first product', async () => {
    const { catalog } = await loadProducts(
      { id: 'a', name: 'A', manual_url: 'https://m.example/m.pdf' },
      { id: 'b', name: 'B', manual_url: 'https://M.example/m.pdf#page=2' },
    );
    expect(catalog.byId('b')?.manuals[0]).toBe(catalog.byId('a')?.manuals[0]);
    expect(catalog.byId('b')?.manuals[0]?.documentId).toBe('a');
  });

  test('are called after the product that others name, though it comes later', async () => {
    const { catalog } = await loadProducts(
      { id: 'kit', name: 'Kit', manual_url: 'https://m.example/m.pdf' },
      { id: 'kit2', name: 'Kit 2', manual_of: 'module' },
      { id: 'kit3', name: 'Kit 3', manual_of: 'kit2', manuals: [{ url: 'https://m.example/three.pdf' }] },
      { id: 'module', name: 'Module', manual_url: 'https://m.example/m.pdf' },
    );
    const ids = (id: string) => catalog.byId(id)?.manuals.map((manual) => manual.documentId);
    expect(ids('kit')).toEqual(['module']);
    expect(ids('kit2')).toEqual(['module']);
    expect(ids('kit3')).toEqual(['module', 'kit3']);
  });
});

describe('what people see of a product', () => {
  test('has no control characters and no more than its length', async () => {
    const { catalog } = await loadProducts({
      id: 'x',
      name: `Big\u0000 \u202eOne\r\n${'x'.repeat(500)}`,
      description: 'd'.repeat(9000),
    });
    const product = catalog.byId('x');
    expect(product?.name).toMatch(/^Big One x+$/u);
    expect(product?.name).toHaveLength(200);
    expect(product?.description).toHaveLength(2000);
  });

  test('names the brand as people write it', async () => {
    const folder = await catalogFolder(
      new Map([
        [
          'roland.json',
          {
            brand_identity: { id: 'roland', name: 'Roland', website: 'https://roland.example/', founded: 1972 },
            products: [
              { id: 'a', name: 'A', brand: 'roland' },
              { id: 'b', name: 'B', brand: 'Boss', support_url: 'https://boss.example/b' },
              { id: 'c', name: 'C' },
            ],
          },
        ],
      ]),
    );
    const { catalog } = await loadCatalog(folder);
    expect(catalog.products.map((product) => product.brand)).toEqual(['Roland', 'Boss', 'Roland']);
    expect(catalog.byId('a')?.supportUrl).toBe('https://roland.example/');
    expect(catalog.byId('b')?.supportUrl).toBe('https://boss.example/b');
  });

  test('names accessories as the catalog does, or by their label', async () => {
    const { catalog } = await loadProducts(
      {
        id: 'x',
        name: 'X',
        relationships: [
          { type: 'accessory', target_id: 'pad', label: 'A pad' },
          { type: 'spare_part', target_id: 'gone', label: 'Old part' },
          { type: 'successor', target_id: 'y', label: 'Y' },
        ],
        accessories: [{ id: 'cable', url: 'https://shop.example/cable' }],
      },
      { id: 'pad', name: 'Pad 8', support_url: 'https://pad.example/' },
    );
    expect(catalog.byId('x')?.accessories).toEqual([
      { productId: 'pad', name: 'Pad 8', relation: 'accessory', url: 'https://pad.example/' },
      { productId: 'gone', name: 'Old part', relation: 'spare_part', url: null },
      { productId: 'cable', name: 'cable', relation: 'accessory', url: 'https://shop.example/cable' },
    ]);
  });
});
