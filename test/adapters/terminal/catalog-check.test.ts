import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { runCatalogCheck } from '../../../adapters/terminal/catalog-check.ts';
import type { CatalogCheck } from '../../../adapters/terminal/catalog-check.ts';
import { examineAfresh, examineAndKeep } from '../../../adapters/terminal/catalog-examine.ts';
import type { Examine } from '../../../adapters/terminal/catalog-examine.ts';
import type { Finding } from '../../../adapters/terminal/catalog-finding.ts';
import { createStyle, withoutControls } from '../../../adapters/terminal/style.ts';
import { loadCatalog } from '../../../src/catalog/load-catalog.ts';
import type { Product } from '../../../src/catalog/product.ts';
import { createFolderTextCache } from '../../../src/manual/cache/folder-text-cache.ts';
import { createExtractor } from '../../../src/manual/extract/create-extractor.ts';
import { createManualSource } from '../../../src/manual/fetch/create-manual-source.ts';
import { systemClock } from '../../../src/system-clock.ts';
import { freePort } from '../../support/free-port.ts';
import { makeManual } from '../../support/make-manual.ts';
import { reset, status } from '../../support/manual-server/hostile.ts';
import { startManualServer } from '../../support/manual-server/start-manual-server.ts';

const cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hsc-check-'));
  cleanUp.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function product(id: string, name: string, url: string | null, documentId = id): Product {
  const reference = { documentId, title: null, language: null, edition: null, backupUrl: null };
  return {
    id,
    name,
    brand: null,
    category: null,
    description: null,
    aliases: [],
    supportUrl: null,
    manuals: url === null ? [] : [{ ...reference, url }],
    accessories: [],
  };
}

async function check(given: Partial<CatalogCheck>) {
  let output = '';
  const report = await runCatalogCheck({
    products: [],
    faults: [],
    examine: null,
    signal: new AbortController().signal,
    terminal: false,
    style: createStyle(false),
    write: (text) => {
      output += text;
    },
    ...given,
  });
  return { ...report, output };
}

/** Finds by the end of the address what the test says. */
function finds(findings: Readonly<Record<string, Finding>>): Examine {
  return (_reference, { url }) => {
    const name = url.split('/').at(-1) ?? '';
    return Promise.resolve(findings[name] ?? { kind: 'failed', reason: 'not-found', detail: 'status 404' });
  };
}

const longManual = makeManual(Array.from({ length: 1_234 }, () => 'x'.repeat(1_000)));
const findings: Record<string, Finding> = {
  good: { kind: 'readable', manual: longManual, edition: 'new' },
  changed: { kind: 'readable', manual: makeManual(['One', 'Two'], { language: null }), edition: 'changed' },
  scan: { kind: 'failed', reason: 'scan', detail: 'no text on its pages' },
};

describe('the report on a catalog', () => {
  test('counts what there is and names every fault', async () => {
    const faults = [
      { file: 'roland.json', id: 'td-17', reason: '"name" is missing' },
      { file: 'broken.json', id: null, reason: 'it is no JSON' },
    ];
    const { output, sound } = await check({
      products: [product('a', 'A', 'https://x/a'), product('b', 'B', null)],
      faults,
    });
    expect(output.split('\n')).toEqual([
      'Products: 2, 1 of them without a manual. Manuals: 1.',
      'roland.json, product td-17: "name" is missing.',
      'broken.json: it is no JSON.',
      '',
    ]);
    expect(sound).toBe(false);
  });

  test('is good when there is no fault', async () => {
    expect((await check({ products: [product('a', 'A', 'https://x/a')] })).sound).toBe(true);
  });

  test('shows every manual once, with the products that share it', async () => {
    const { output, sound, entries } = await check({
      products: [
        product('k', 'Roland TD-17KV', 'https://x/good', 'td-17'),
        product('td-17', 'Roland TD-17', 'https://x/good', 'td-17'),
        product('b', 'קלידים', 'https://x/changed'),
        product('c', '電子ピアノ', 'https://x/scan'),
        product('d', 'Dead one', 'https://x/dead'),
      ],
      examine: finds(findings),
    });
    expect(entries).toHaveLength(4);
    expect(sound).toBe(false);
    const table = output.slice(output.indexOf('Product '));
    expect(table).toBe(
      [
        'Product              Reachable  Pages  Characters  Edition  Remark',
        'קלידים               yes            2           6  changed  language not recognised',
        '電子ピアノ           yes                                    a scan without text',
        'Dead one             no                                     dead: not found',
        'Roland TD-17KV (+1)  yes        1,234   1,234,000  new',
        '',
        '2 of 4 manuals can be read, 1 changed, 1 scan, 1 dead.',
        '',
      ].join('\n'),
    );
  });

  test('is sound when all manuals can be read', async () => {
    const { sound } = await check({ products: [product('a', 'A', 'https://x/good')], examine: finds(findings) });
    expect(sound).toBe(true);
  });

  test('tells of the progress in plain lines when it is piped', async () => {
    const { output } = await check({
      products: [product('a', 'A', 'https://x/good'), product('b', 'B', 'https://x/scan')],
      examine: finds(findings),
    });
    expect(output).toContain('1/2  A: 1234 pages\n2/2  B: scan (no text on its pages)\n');
    expect(output).not.toContain('\u001b');
  });

  test('draws one bar on a terminal and leaves nothing of it behind', async () => {
    const { output } = await check({
      products: [product('a', 'A', 'https://x/good'), product('b', 'B', 'https://x/scan')],
      examine: finds(findings),
      terminal: true,
    });
    expect(output).toContain('\r\u001b[K████████████░░░░░░░░░░░░ 1/2  A: 1234 pages');
    const lastLine = output.split('\r\u001b[K').at(-1) ?? '';
    expect(lastLine.trimStart().startsWith('Product')).toBe(true);
  });

  test('a name in the catalog cannot command the terminal', async () => {
    const { output } = await check({
      products: [product('a', 'Evil\u001b[2J\u0007\nname', 'https://x/good')],
      faults: [{ file: 'a\u001b]0;x.json', id: '\u001b[31m', reason: 'it is \u0007 wrong' }],
      examine: finds(findings),
    });
    expect(withoutControls(output)).toBe(output);
    expect(output).not.toContain('[2J\n');
  });
});

describe('the report on real servers', () => {
  async function realTools(allow: readonly string[]) {
    const extractor = createExtractor({ processes: 1 });
    cleanUp.push(() => extractor.close());
    const folder = await temporaryFolder();
    return {
      source: createManualSource({ allow, catalogFolder: folder }),
      extractor,
      cache: createFolderTextCache(join(folder, 'texts'), systemClock),
      clock: systemClock,
    };
  }

  const html = (text: string) =>
    `<!doctype html><html lang="en"><title>Manual</title><main><h1 id="setup">Setup</h1><p>${`${text} `.repeat(60)}</p></main></html>`;

  test('tells a manual from a missing page, a reset connection, a closed port and a refused address', async () => {
    const server = await startManualServer();
    cleanUp.push(() => server.close());
    server.serve('/good.html', html('Press the button and hold it until the light blinks, then let go.'), {
      etag: '"1"',
    });
    server.serve('/reset.pdf', reset(Buffer.from('%PDF-1.7')));
    const closed = await freePort();
    const tools = await realTools([server.hostPort, `127.0.0.1:${closed}`]);
    const products = [
      product('good', 'Good', server.url('/good.html')),
      product('missing', 'Missing', server.url('/missing.pdf')),
      product('reset', 'Reset', server.url('/reset.pdf')),
      product('closed', 'Closed', `http://127.0.0.1:${closed}/a.pdf`),
      product('private', 'Private', 'http://10.0.0.1/a.pdf'),
    ];
    const first = await check({ products, examine: examineAndKeep(tools) });
    const kinds = Object.fromEntries(
      first.entries.map(({ documentId, finding }) => [
        documentId,
        finding.kind === 'failed' ? finding.reason : finding.kind,
      ]),
    );
    expect(kinds).toEqual({
      good: 'readable',
      missing: 'not-found',
      reset: 'unreachable',
      closed: 'unreachable',
      private: 'address-refused',
    });
    server.serve('/good.html', html('Another edition: turn the knob to the right until the display shows it.'), {
      etag: '"2"',
    });
    const second = await check({ products: products.slice(0, 1), examine: examineAfresh(tools) });
    expect(second.entries[0]?.finding).toMatchObject({ kind: 'readable', edition: 'changed' });
    expect(second.sound).toBe(true);
  });

  test('ninety brand files with 333 products, most of them dead, are done within seconds', async () => {
    const server = await startManualServer();
    cleanUp.push(() => server.close());
    server.serve('/gone', status(410));
    server.serve('/good.html', html('Press the button and hold it until the light blinks, then let go.'));
    const closed = await freePort();
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'brands'));
    let made = 0;
    for (let brand = 0; brand < 90; brand += 1) {
      const products = Array.from({ length: brand < 63 ? 4 : 3 }, () => {
        made += 1;
        const dead = [server.url(`/dead-${made}.pdf`), `http://127.0.0.1:${closed}/${made}.pdf`, server.url('/gone')];
        const url = made % 50 === 0 ? `${server.url('/good.html')}?${made}` : dead[made % 3];
        const documentation = { type: 'pdf', url, backup_url: server.url(`/backup-${made}.pdf`) };
        return { id: `b${brand}-p${made}`, name: `Model ${brand}X ${made}`, brand: `brand-${brand}`, documentation };
      });
      const identity = { id: `brand-${brand}`, name: `Brand ${brand}` };
      await writeFile(join(folder, 'brands', `${brand}.json`), JSON.stringify({ brand_identity: identity, products }));
    }
    const { catalog, faults } = await loadCatalog(join(folder, 'brands'));
    expect(made).toBe(333);
    const tools = await realTools([server.hostPort, `127.0.0.1:${closed}`]);
    const start = performance.now();
    const { entries, output } = await check({ products: catalog.products, faults, examine: examineAfresh(tools) });
    expect(performance.now() - start).toBeLessThan(30_000);
    expect(entries.filter(({ finding }) => finding.kind === 'readable').length).toBeGreaterThan(0);
    expect(new Set(entries.map(({ documentId }) => documentId)).size).toBe(entries.length);
    expect(output).toContain(`of ${entries.length} manuals can be read`);
  }, 60_000);
});
