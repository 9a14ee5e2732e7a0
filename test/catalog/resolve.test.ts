import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCatalog } from '../../src/catalog/create-catalog.ts';
import { loadCatalog } from '../../src/catalog/load-catalog.ts';
import type { Accessory, ManualReference, Product } from '../../src/catalog/product.ts';

function manual(documentId: string): ManualReference {
  const url = `https://m.example/${documentId}.pdf`;
  return { documentId, title: null, language: null, edition: null, url, backupUrl: null };
}

function product(id: string, name: string, more: Partial<Product> = {}): Product {
  const empty = { brand: null, category: null, description: null, aliases: [], supportUrl: null, accessories: [] };
  return { ...empty, id, name, manuals: [manual(id)], ...more };
}

const { catalog: makers } = await loadCatalog('test/fixtures/catalog/makers');

describe('a mention of several products', () => {
  const pad: Accessory = { productId: 'pad', name: 'Ovo Pad 8', relation: 'accessory', url: null };
  const catalog = createCatalog([
    product('module', 'Ovo Zelkro 5', { brand: 'Ovo', accessories: [pad] }),
    product('pad', 'Ovo Plimp 8', { brand: 'Ovo' }),
    product('other', 'Ovo Grank 3', { brand: 'Ovo' }),
    product('silent', 'Ovo Mutto 1', { brand: 'Ovo', manuals: [] }),
  ]);

  test('asks about the product, not about its accessory', () => {
    expect(catalog.resolveText('how do I connect the plimp 8 to my zelkro 5')).toMatchObject({
      product: { id: 'module' },
    });
  });

  test('leaves out what has no manual', () => {
    expect(catalog.resolveText('mutto 1 into a grank 3?')).toMatchObject({ product: { id: 'other' } });
  });

  test('is ambiguous when both have manuals of their own', () => {
    const resolution = catalog.resolveText('sync the grank 3 with the zelkro 5');
    expect(resolution.kind === 'ambiguous' && resolution.candidates.map((one) => one.id).sort()).toEqual([
      'module',
      'other',
    ]);
  });
});

describe('variants', () => {
  test('that share a manual are not asked about', () => {
    const shared = [manual('a')];
    const catalog = createCatalog([
      product('a', 'Zelkro 49', { manuals: shared }),
      product('b', 'Zelkro 61', { manuals: shared }),
    ]);
    expect(catalog.resolveHint('zelkro')).toMatchObject({ kind: 'likely', product: { id: 'a' } });
    expect(catalog.resolveHint('zelkro 61')).toMatchObject({ kind: 'exact', product: { id: 'b' } });
  });

  test('are at most ten candidates, each with a manual of its own', () => {
    const many = Array.from({ length: 40 }, (_, at) => product(`z${at}`, `Zelkro ${100 + at}`));
    const resolution = createCatalog(many).resolveHint('zelkro');
    expect(resolution.kind === 'ambiguous' && resolution.candidates).toHaveLength(10);
  });
});

describe('any catalog', () => {
  const letters = fc.constantFrom(...'abdegiklmnoprstuvz'.split(''));
  const word = fc.array(letters, { minLength: 5, maxLength: 9 }).map((parts) => parts.join(''));
  const model = fc.tuple(fc.constantFrom('QX', 'VB', 'ZT', 'KJ'), fc.integer({ min: 1, max: 9999 }));
  const names = fc.uniqueArray(
    fc.oneof(
      word,
      model.map(([head, number]) => `${head}-${number}`),
    ),
    { minLength: 1, maxLength: 30, selector: (name) => name.toLowerCase() },
  );

  test('resolves every product by its exact name, in any case and spacing', () => {
    fc.assert(
      fc.property(names, fc.nat(), (list, pick) => {
        const catalog = createCatalog(list.map((name, at) => product(`p${at}`, name)));
        const name = list[pick % list.length] ?? '';
        for (const spelled of [name, name.toUpperCase(), name.replace('-', ' '), name.replace('-', ''), ` ${name} `]) {
          expect(catalog.resolveHint(spelled)).toMatchObject({ kind: 'exact', product: { name } });
        }
      }),
    );
  });

  test('never takes one model number for another', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 2, maxLength: 40 }), (numbers) => {
        const [absent, ...present] = numbers;
        const catalog = createCatalog(
          present.map((number) => product(`p${number}`, `Ovo QX-${number}`, { brand: 'Ovo' })),
        );
        expect(catalog.resolveHint(`qx-${absent ?? 0}`).kind).toBe('unknown');
        expect(catalog.resolveText(`does the ovo qx${absent ?? 0} have bluetooth?`).kind).toBe('unknown');
      }),
    );
  });

  test('takes any text without a fault, and splits it without losing a word of the question', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string(), fc.lorem()), (text) => {
        makers.resolveHint(text);
        makers.resolveText(text);
        makers.search(text, 10);
        const { hint, rest } = makers.splitHint(text);
        if (hint === null) expect(rest).toBe(text.trim());
        else expect(makers.resolveHint(hint).kind).not.toBe('unknown');
        expect(text).toContain(rest);
      }),
      { examples: [['🄬'], ['Ⓡ how']] },
    );
  });

  test('answers for a very long text in bounded time', () => {
    const text = 'roland td korg volca mpk mini launchkey '.repeat(5000);
    const started = performance.now();
    makers.resolveText(text);
    makers.splitHint(text);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('splitting a slash text', () => {
  test.each([
    ['td-17 how', 'td-17', 'how'],
    ['the td-17: how', 'td-17', 'how'],
    ['"td-17" how', 'td-17', 'how'],
    ['td-17?', 'td-17', ''],
    ['td 17 kvx gen 2 bluetooth', 'td 17 kvx gen 2', 'bluetooth'],
    ['roland td-17 v2 update', 'roland td-17', 'v2 update'],
    ['scarlett solo 4th gen no 48v', 'scarlett solo 4th gen', 'no 48v'],
    ['nord stage 3 piano sounds', 'nord stage 3', 'piano sounds'],
    ['mpc one+ how', 'mpc one+', 'how'],
  ])('%s', (text, hint, rest) => {
    expect(makers.splitHint(text)).toEqual({ hint, rest });
  });

  test.each(['td-18 how', 'td-17 mk2 how', 'how do I pair it', 'stage piano 88 keys', 'grandmother 3 how', '', '  '])(
    '"%s" starts with no product',
    (text) => {
      expect(makers.splitHint(text)).toEqual({ hint: null, rest: text.trim() });
    },
  );
});

test('an id that is no name is a hint as well, in any letter case', () => {
  const catalog = createCatalog([product('sku-4711', 'Zelkro 5')]);
  expect(catalog.resolveHint('SKU-4711')).toMatchObject({ kind: 'exact', product: { name: 'Zelkro 5' } });
  expect(catalog.splitHint('sku-4711 how')).toEqual({ hint: 'sku-4711', rest: 'how' });
  expect(catalog.splitHint('sku-4712 how').hint).toBeNull();
});

describe('search while typing', () => {
  const found = (text: string) => makers.search(text, 5).map((one) => one.name);

  test('gives all products by name for an empty text', () => {
    expect(makers.search('', 1000)).toHaveLength(makers.products.length);
    expect(found(' ')[0]).toBe('Akai APC Mini mk2');
  });

  test.each([
    ['td-17k', 'Roland TD-17KV'],
    ['td17', 'Roland TD-17'],
    ['nord st', 'Nord Stage 3'],
    ['4 nord', 'Nord Piano 4'],
    ['subseq', 'Moog Subsequent 25'],
    ['גרנד', 'Moog Grandmother'],
    ['crepu', 'Émile Ondéa Crépuscule'],
    ['grandmoter', 'Moog Grandmother'],
  ])('%s begins %s', (text, name) => {
    expect(found(text)[0]).toBe(name);
  });

  test('gives no more than asked for', () => {
    expect(makers.search('r', 3)).toHaveLength(3);
    expect(makers.search('', 0)).toEqual([]);
  });
});
