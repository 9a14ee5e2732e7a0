import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ManualSource } from '../../src/manual/source.ts';
import { manualPage, wholePdf } from '../support/fetch-documents.ts';
import { fetched, fetchOnce, resultOf, watcher } from '../support/fetch-once.ts';

/** A source together with the place that it fetches from. */
export interface SourceUnderTest {
  readonly source: ManualSource;
  /** Puts a document there and gives its address; a second time it takes the place of the first. */
  put(name: string, bytes: Uint8Array): Promise<string>;
  /** An address of the same place where nothing is. */
  readonly nowhere: string;
  close(): Promise<void>;
}

/** What every source of manuals does. */
export function manualSourceContract(name: string, open: () => Promise<SourceUnderTest>): void {
  describe(`${name} as a source of manuals`, () => {
    let place: SourceUnderTest;
    beforeEach(async () => {
      place = await open();
    });
    afterEach(() => place.close());

    test('brings a PDF byte by byte', async () => {
      const pdf = wholePdf(300_000);
      const url = await place.put('manual.pdf', pdf);
      const outcome = await fetched(fetchOnce(place.source, url));
      expect(outcome).toMatchObject({ format: 'pdf', url });
      expect(Buffer.compare(outcome.bytes, pdf)).toBe(0);
    });

    test('brings an HTML manual, and knows it by its content', async () => {
      const url = await place.put('manual.pdf', Buffer.from(manualPage()));
      const outcome = await fetched(fetchOnce(place.source, url));
      expect(outcome.format).toBe('html');
      expect(new TextDecoder().decode(outcome.bytes)).toBe(manualPage());
    });

    test('gives HTML in UTF-8', async () => {
      const url = await place.put('manual.html', Buffer.from(manualPage('Büro').replace('utf-8', 'latin1'), 'latin1'));
      expect(new TextDecoder().decode((await fetched(fetchOnce(place.source, url))).bytes)).toContain('<h1>Büro</h1>');
    });

    test('unpacks a PDF that is kept as a gz file', async () => {
      const pdf = wholePdf();
      const url = await place.put('manual.pdf.gz', gzipSync(pdf));
      const outcome = await fetched(fetchOnce(place.source, url));
      expect(outcome.format).toBe('pdf');
      expect(Buffer.compare(outcome.bytes, pdf)).toBe(0);
    });

    test('says "unchanged" to whoever has the document, until it changes', async () => {
      const url = await place.put('manual.pdf', wholePdf(1_000));
      const { validators } = await fetched(fetchOnce(place.source, url));
      expect(await resultOf(fetchOnce(place.source, url, { validators }))).toBe('unchanged');
      await place.put('manual.pdf', wholePdf(1_001));
      expect(await resultOf(fetchOnce(place.source, url, { validators }))).toBe('pdf');
    });

    test.each([
      ['nothing at all', Buffer.alloc(0)],
      ['a text', Buffer.from('A manual, but in plain words.')],
      ['a picture', Buffer.from('\x89PNG\r\n\x1a\n'.padEnd(400, '\0'), 'latin1')],
      ['a gz file with no document inside', gzipSync('words')],
    ])('takes %s for no document', async (_name, bytes) => {
      const url = await place.put('manual.pdf', bytes);
      expect(await resultOf(fetchOnce(place.source, url))).toBe('not-a-document');
    });

    test('finds nothing where nothing is', async () => {
      expect(await resultOf(fetchOnce(place.source, place.nowhere))).toBe('not-found');
    });

    test('leaves a document of more than 50 MB', async () => {
      const url = await place.put('manual.pdf', Buffer.concat([wholePdf(0), Buffer.alloc(50 * 1024 * 1024)]));
      expect(await resultOf(fetchOnce(place.source, url))).toBe('too-large');
    });

    test('leaves a gz file that unpacks to more than 100 MB', async () => {
      const url = await place.put(
        'manual.pdf.gz',
        gzipSync(Buffer.concat([wholePdf(0), Buffer.alloc(101 * 1024 * 1024)])),
      );
      expect(await resultOf(fetchOnce(place.source, url))).toBe('too-large');
    });

    test('tells how far it is, up to the last byte', async () => {
      const pdf = wholePdf(2_000_000);
      const url = await place.put('manual.pdf', pdf);
      const { seen, onProgress } = watcher();
      await fetchOnce(place.source, url, { onProgress });
      expect(seen.at(-1)).toEqual({ step: 'fetching', bytes: pdf.length, total: pdf.length });
      const bytes = seen.map((progress) => (progress.step === 'fetching' ? progress.bytes : -1));
      expect(bytes).toEqual(bytes.toSorted((a, b) => a - b));
    });

    test('throws when the caller has gone, and only then', async () => {
      const url = await place.put('manual.pdf', wholePdf());
      const reason = new Error('nobody waits');
      await expect(fetchOnce(place.source, url, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    });
  });
}
