import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { loadCatalog } from '../src/catalog/load-catalog.ts';
import type { Catalog } from '../src/catalog/resolution.ts';
import type { Bench, Figure } from './figure.ts';
import { isQuick } from './is-quick.ts';

const LOOKUPS = 600;

const STARTS = [
  'Mel',
  'Vor',
  'Syn',
  'Kal',
  'Dru',
  'Ora',
  'Pul',
  'Ton',
  'Bel',
  'Zen',
  'Lyr',
  'Hal',
  'Gra',
  'Nex',
  'Tri',
];
const MIDDLES = ['o', 'a', 'ti', 'ver', 'lo', 'ma', 'ri', 'xo', 'ne', 'da'];
const ENDS = ['dia', 'tron', 'brute', 'logue', 'key', 'wave', 'freak', 'step', 'phon', 'son', 'max', 'nova'];
const KINDS = ['Synthesizer', 'Digital Piano', 'Drum Module', 'Mixer', 'Loop Station', 'Controller', ''];
const MARKS = ['', '', '', ' MKII', ' Gen 2', ' Pro', ' Mini', ' XL', '+'];

/** A number from 0 to `below` that depends on nothing but `seed`. */
function pick(seed: number, below: number): number {
  const mixed = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d);
  return (Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39) >>> 0) % below;
}

function word(seed: number): string {
  const part = (list: readonly string[], salt: number) => list[pick(seed * 31 + salt, list.length)] ?? '';
  return part(STARTS, 1) + part(MIDDLES, 2) + part(ENDS, 3);
}

/** Half of the names are model numbers (`Melotron MV-1234 MKII`), half words (`Voratron Kaladia Pro 37`). */
function nameOf(seed: number): string {
  const brand = word(seed % 400);
  const mark = MARKS[pick(seed + 7, MARKS.length)] ?? '';
  const kind = KINDS[pick(seed + 11, KINDS.length)] ?? '';
  const letters = String.fromCharCode(65 + pick(seed + 13, 26), 65 + pick(seed + 17, 26));
  const model = seed % 2 === 0 ? `${letters}-${10 + pick(seed + 19, 9000)}` : `${word(seed + 5000)} ${pick(seed, 99)}`;
  return `${brand} ${model}${mark} ${kind}`.trim();
}

async function loadMany(folder: string, count: number): Promise<{ catalog: Catalog; milliseconds: number }> {
  const products = Array.from({ length: count }, (_, index) => ({
    id: `product-${index}`,
    name: nameOf(index),
    brand: word(index % 400),
    manual_url: `https://manuals.example/${index}.pdf`,
  }));
  const file = join(folder, 'many.json');
  await writeFile(file, JSON.stringify({ products }));
  const started = performance.now();
  const { catalog } = await loadCatalog(file);
  return { catalog, milliseconds: performance.now() - started };
}

/** What people type: the name as it is, without its brand, with a typing error, a number that doesn't exist, nothing. */
function phrase(catalog: Catalog, index: number): string {
  const name = catalog.products[pick(index, catalog.products.length)]?.name ?? '';
  const variants = [
    name,
    name.split(' ').slice(1).join(' ').toLowerCase(),
    name.replace(/([a-z])([a-z])(?=[a-z]{2}\b)/u, '$2$1'),
    name.replace(/\d+/u, '99999'),
    'grandmother of somebody',
  ];
  return variants[index % variants.length] ?? name;
}

/** The 95th percentile of the milliseconds that `look` takes. */
function p95(catalog: Catalog, look: (phrase: string) => void): number {
  const times = Array.from({ length: LOOKUPS }, (_, index) => {
    const text = phrase(catalog, index);
    const started = performance.now();
    look(text);
    return performance.now() - started;
  });
  return times.toSorted((a, b) => a - b)[Math.floor(LOOKUPS * 0.95)] ?? Infinity;
}

/** Loading a catalog of 50,000 products from its file, and finding one of them. `--quick`: of 2,000. */
export const bench: Bench = async (options) => {
  const products = isQuick(options) ? 2_000 : 50_000;
  const folder = await mkdtemp(join(tmpdir(), 'hsc-bench-catalog-'));
  try {
    const { catalog, milliseconds } = await loadMany(folder, products);
    const question = (text: string) => `Hello, how do I connect my phone to the ${text} over Bluetooth, please?`;
    const figure = (name: string, value: number, most: number): Figure => ({
      ...{ name: `catalog of ${products} products: ${name}`, value },
      ...{ unit: 'ms', most, least: null },
    });
    const look = (name: string, one: (text: string) => void): Figure =>
      figure(`${name}, 95 of 100`, p95(catalog, one), 10);
    return [
      figure('load', milliseconds, 3000),
      look('resolveHint', (text) => catalog.resolveHint(text)),
      look('resolveText', (text) => catalog.resolveText(question(text))),
      look('splitHint', (text) => catalog.splitHint(`${text} how do I pair bluetooth`)),
      look('search', (text) => catalog.search(text.slice(0, 12), 25)),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
