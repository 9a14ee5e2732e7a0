import { expect, test } from 'vitest';
import { loadCatalog } from '../../src/catalog/load-catalog.ts';

const { catalog, faults } = await loadCatalog('catalog');

test('the sample catalog has no fault and every accessory that it names as accessory or spare part', () => {
  expect(faults).toEqual([]);
  const named = catalog.products.flatMap((product) => product.accessories);
  expect(named.filter((one) => catalog.byId(one.productId) === undefined)).toEqual([]);
});

test('td-17 is the module, and its kits share its manual', () => {
  const module = catalog.byId('td-17');
  expect(module?.name).toBe('Roland TD-17');
  for (const id of ['roland-td17kv', 'roland-td17kvx', 'roland-td17kvx2']) {
    expect(catalog.byId(id)?.manuals).toEqual(module?.manuals);
  }
  expect(catalog.splitHint('td-17 how do I pair bluetooth')).toEqual({
    hint: 'td-17',
    rest: 'how do I pair bluetooth',
  });
  expect(catalog.resolveHint('td17')).toEqual({ kind: 'exact', product: module });
  expect(catalog.resolveText('does the RH-300 fit my TD-17?')).toMatchObject({ product: module });
});

test('rm-5 is the made-up module with a manual beside the catalog and two accessories', () => {
  const resolution = catalog.resolveHint('rm-5');
  expect(resolution).toMatchObject({ kind: 'exact', product: { id: 'lindholm-rm-5' } });
  const product = catalog.byId('lindholm-rm-5');
  expect(product?.manuals).toHaveLength(1);
  expect(product?.manuals[0]?.url).toMatch(/^file:.*\/catalog\/samples\/lindholm-rm-5\.pdf$/u);
  expect(product?.manuals[0]).toMatchObject({ title: "Owner's Manual", edition: '2nd edition', language: 'en' });
  expect(product?.accessories.map((one) => one.name)).toEqual(['Lindholm PH-2', 'Lindholm TP-8']);
});

test('a td-18 is not taken for the TD-17, which is named as what comes near', () => {
  expect(catalog.resolveHint('td-18').kind).toBe('unknown');
  const resolution = catalog.resolveText('does the td-18 have bluetooth?');
  expect(resolution.kind === 'unknown' && resolution.nearest[0]?.id).toBe('td-17');
});

test.each(['how', 'pair', 'manual', 'the', 'stage', 'piano', 'one', 'mother', ''])(
  '"%s" alone is no product',
  (word) => {
    expect(['exact', 'likely']).not.toContain(catalog.resolveText(word).kind);
    expect(['exact', 'likely']).not.toContain(catalog.resolveText(`and ${word} it is`).kind);
    if (word !== 'mother') expect(['exact', 'likely']).not.toContain(catalog.resolveHint(word).kind);
  },
);
