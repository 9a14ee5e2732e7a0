import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../src/catalog/load-catalog.ts';
import { catalogFolder } from '../support/catalog-folder.ts';
import { loadProducts } from '../support/load-products.ts';

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
