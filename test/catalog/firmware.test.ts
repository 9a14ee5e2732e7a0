import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manualsForFirmware, namedFirmware } from '../../src/catalog/firmware.ts';
import { loadCatalog } from '../../src/catalog/load-catalog.ts';

let folder: string;
let loaded: Awaited<ReturnType<typeof loadCatalog>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hsc-firmware-'));
  const manual = (name: string, parts: object) => ({
    title: 'Manual',
    url: `https://maker.example/${name}.pdf`,
    ...parts,
  });
  const nova = {
    id: 'nv-7',
    name: 'Lindholm NV-7',
    manuals: [
      manual('one', { firmware: 'v1.9' }),
      { title: 'Quick Start', url: 'https://maker.example/quick.pdf' },
      manual('two', { firmware: '2.0', edition: '3rd edition' }),
      manual('ten', { firmware: '1.10', edition: 'for Version 1.10' }),
    ],
  };
  const shared = { id: 'nv-8', name: 'Lindholm NV-8', manual_of: 'nv-7' };
  const wrong = { id: 'nv-9', name: 'Lindholm NV-9', manuals: [manual('nine', { firmware: 'latest' })] };
  const brand = { id: 'lindholm', name: 'Lindholm' };
  await writeFile(join(folder, 'catalog.json'), JSON.stringify({ brand, products: [nova, shared, wrong] }));
  loaded = await loadCatalog(join(folder, 'catalog.json'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function editionsFor(firmware: string | null, id = 'nv-7'): readonly (string | null)[] {
  const manuals = loaded.catalog.byId(id)?.manuals ?? [];
  return manualsForFirmware(manuals, firmware).map(({ edition, title }) => edition ?? title);
}

describe('a text that names a firmware', () => {
  it.each([
    ['firmware 1.10: how do I pair it', '1.10'],
    ['how do I pair it (Firmware v2.0)?', '2.0'],
    ['my fw is 2', null],
    ['fw 2 pairing', '2'],
    ['pairing on v1.10', '1.10'],
    ['it runs Ver. 1.52.', '1.52'],
    ['with the 1.10 firmware', '1.10'],
    ['Firmware-Version 2.0 koppeln', '2.0'],
    ['Firmwarestand 2.1', '2.1'],
    ['con la versión 1.9 del micrologiciel', '1.9'],
    ['איך מחברים בגרסה 2.0?', '2.0'],
    ['バージョン2.0でペアリングする方法', '2.0'],
    ['version 2.0b', '2.0'],
  ])('%j names %j', (text, version) => {
    expect(namedFirmware(text)).toBe(version);
  });

  it.each([
    'ProFX12v3 phantom power',
    'the v2 has no output',
    'set 2.0 seconds',
    'mk2 pairing',
    'conversion 2.0',
    'what is new?',
  ])('%j names none', (text) => {
    expect(namedFirmware(text)).toBeNull();
  });
});

describe('a manual for several firmwares', () => {
  it('is read in its newest edition where none is named, in the place of the first', () => {
    expect(editionsFor(null)).toEqual(['3rd edition, firmware 2.0', 'Quick Start']);
    expect(loaded.catalog.byId('nv-7')?.manuals[0]?.edition).toBe('3rd edition, firmware 2.0');
  });

  it.each([
    ['2.0', '3rd edition, firmware 2.0'],
    ['2.5', '3rd edition, firmware 2.0'],
    ['2', '3rd edition, firmware 2.0'],
    ['1.10', 'for Version 1.10'],
    ['1.12.3', 'for Version 1.10'],
    ['1', 'for Version 1.10'],
    ['1.9', 'firmware 1.9'],
    ['1.9.9', 'firmware 1.9'],
    ['1.0', 'firmware 1.9'],
    ['0.9', 'firmware 1.9'],
  ])('is read for firmware %s in the edition %j', (firmware, edition) => {
    expect(editionsFor(firmware)).toEqual([edition, 'Quick Start']);
  });

  it('keeps the name of each text, wherever its edition stands', () => {
    const names = loaded.catalog
      .byId('nv-7')
      ?.manuals.map(({ documentId, url }) => [documentId, url.split('/').at(-1)]);
    expect(Object.fromEntries(names ?? [])).toEqual({
      'nv-7': 'one.pdf',
      'nv-7:2': 'quick.pdf',
      'nv-7:3': 'two.pdf',
      'nv-7:4': 'ten.pdf',
    });
  });

  it('is shared by variants with all its editions, which are not asked about', () => {
    expect(editionsFor('1.10', 'nv-8')).toEqual(['for Version 1.10', 'Quick Start']);
    expect('product' in loaded.catalog.resolveText('nv-7 or nv-8 pairing')).toBe(true);
  });
});

it('a firmware that is no version is reported', () => {
  expect(loaded.catalog.byId('nv-9')).toBeUndefined();
  expect(loaded.faults).toMatchObject([{ id: 'nv-9', reason: expect.stringContaining('firmware') as string }]);
});
