import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load-catalog.ts';
import type { Catalog } from '../../src/catalog/resolution.ts';

let folder: string;
let catalog: Catalog;

const manual = (name: string, edition?: string) => ({
  title: "Owner's Manual",
  language: 'en',
  url: `https://maker.example/${name}.pdf`,
  ...(edition === undefined ? {} : { edition }),
});
const product = (id: string, name: string, file: string, edition?: string) => ({
  id,
  name,
  manuals: [manual(file, edition)],
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hsc-variants-'));
  const products = [
    product('tr-kv', 'Lindholm Trace KV', 'trace-kv'),
    product('tr-kvx', 'Lindholm Trace KVX', 'trace-kvx'),
    product('tr-kvx2', 'Lindholm Trace KVX2', 'trace-kvx2'),
    product('orbit-mk1', 'Lindholm Orbit mk1', 'orbit-mk1'),
    product('orbit-mk2', 'Lindholm Orbit mk2', 'orbit-mk2'),
    product('delta-mk1', 'Lindholm Delta mk1', 'delta'),
    { id: 'delta-mk2', name: 'Lindholm Delta mk2', manual_of: 'delta-mk1' },
    product('nova-2', 'Lindholm Nova', 'nova', 'firmware 2.1'),
  ];
  const brand = { id: 'lindholm', name: 'Lindholm' };
  await writeFile(join(folder, 'catalog.json'), JSON.stringify({ brand, products }));
  ({ catalog } = await loadCatalog(join(folder, 'catalog.json')));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The ids that a text leads to: one, or those that are asked back. */
function meant(text: string): readonly string[] {
  const found = catalog.resolveText(text);
  if ('product' in found) return [found.product.id];
  return found.kind === 'ambiguous' ? found.candidates.map(({ id }) => id).toSorted() : [];
}

describe('variants whose manuals differ', () => {
  it.each([
    ['how do I pair the Trace KV', 'tr-kv'],
    ['how do I pair the trace kvx?', 'tr-kvx'],
    ['Trace KVX2: how do I pair it', 'tr-kvx2'],
    ['orbit mk1 pairing', 'orbit-mk1'],
    ['orbit mkII pairing', 'orbit-mk2'],
    ['orbit mk 2 pairing', 'orbit-mk2'],
    ['Orbit mk ii pairing', 'orbit-mk2'],
    ['orbit mark 2 pairing', 'orbit-mk2'],
    ['orbit Mark II pairing', 'orbit-mk2'],
    ['orbit mark 1 pairing', 'orbit-mk1'],
  ])('are told apart when they are named: "%s"', (text, id) => {
    expect(meant(text)).toEqual([id]);
  });

  it('are asked back when the text doesn’t say which', () => {
    expect(meant('how do I pair my orbit')).toEqual(['orbit-mk1', 'orbit-mk2']);
    expect(meant('how do I pair my lindholm trace')).toEqual(['tr-kv', 'tr-kvx', 'tr-kvx2']);
  });
});

describe('variants that share a manual', () => {
  it('are not asked back', () => {
    const [id = '', ...more] = meant('how do I pair my delta');
    expect(more).toEqual([]);
    expect(catalog.byId(id)?.manuals[0]?.url).toBe('https://maker.example/delta.pdf');
  });

  it('are read from the same text, whichever is named', () => {
    const ids = ['delta mk1 pairing', 'delta mk2 pairing'].flatMap(meant);
    const documents = ids.map((id) => catalog.byId(id)?.manuals[0]?.documentId);
    expect(documents).toEqual(['delta-mk1', 'delta-mk1']);
  });
});

it('a mark that there is no variant of is asked about nobody else’s manual', () => {
  expect(catalog.resolveText('orbit mk3 pairing').kind).toBe('unknown');
});

it('a firmware edition stays with the manual', () => {
  expect(catalog.byId('nova-2')?.manuals[0]?.edition).toBe('firmware 2.1');
});
