import { readFile } from 'node:fs/promises';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { createExtractor } from '../../../src/manual/extract/create-extractor.ts';
import type { ExtractOutcome } from '../../../src/manual/extractor.ts';
import { watchLoop } from '../../support/loop-watch.ts';
import * as hostile from '../../support/pdf/hostile-pdf.ts';
import { rawPages, show } from '../../support/pdf/raw-pdf.ts';
import { pagesPdf } from '../../support/pdf/text-pdf.ts';

// A hostile document has its deadline of 25 s; the test waits a little longer.
vi.setConfig({ testTimeout: 40_000 });
const timeout = 25_000;
const extractor = createExtractor({ processes: 2, timeout, memoryLimit: 256 });
afterAll(() => extractor.close());

const noProgress = { signal: new AbortController().signal, onProgress: () => undefined };

/** Reads it with this process's loop watched: whatever the document is, that turns. */
async function read(bytes: Uint8Array): Promise<ExtractOutcome> {
  const watch = watchLoop();
  const outcome = await extractor.extract(bytes, 'pdf', noProgress);
  expect(watch.stop()).toBeLessThan(50);
  return outcome;
}

const password = { userPassword: 'secret', ownerPassword: 'owner' };

describe('a hostile document ends in a typed outcome:', () => {
  test.each<[string, string, () => Uint8Array | Promise<Uint8Array>]>([
    ['no bytes', 'empty', () => new Uint8Array()],
    ['an HTML page named .pdf', 'not-a-document', () => Buffer.from('<!doctype html><title>Not found</title>')],
    ['random bytes behind a PDF header', 'not-a-document', () => hostile.randomPdf(50_000)],
    ['the first bytes of a PDF', 'not-a-document', () => hostile.manyPagesPdf(50).subarray(0, 2_000)],
    ['a page tree that is its own branch', 'not-a-document', () => hostile.cyclicPdf()],
    ['a page tree 20,000 deep', 'empty', () => hostile.deepTreePdf(20_000)],
    ['forms that draw each other', 'empty', () => hostile.selfDrawingPdf()],
    ['a password, RC4 with 40 bits', 'password', () => pagesPdf(['Secret.'], { ...password, pdfVersion: '1.3' })],
    ['a password, RC4 with 128 bits', 'password', () => pagesPdf(['Secret.'], { ...password, pdfVersion: '1.4' })],
    ['a password, AES with 128 bits', 'password', () => pagesPdf(['Secret.'], { ...password, pdfVersion: '1.6' })],
    ['a password, AES with 256 bits', 'password', () => pagesPdf(['Secret.'], { ...password, pdfVersion: '1.7ext3' })],
    ['pictures of pages', 'scan', () => hostile.scanPdf(3, () => '')],
    ['pictures of pages with page marks', 'scan', () => hostile.scanPdf(12, (page) => `Page ${page} of 12`)],
    ['more pages than a manual has', 'too-large', () => hostile.manyPagesPdf(5_001)],
  ])('%s → %s', async (_, reason, make) => {
    expect(await read(await make())).toMatchObject({ kind: 'failed', reason });
  });

  test('an outline that is its own branch is left at its first round', async () => {
    expect(await read(hostile.cyclicOutlinePdf('Hold the button.'))).toMatchObject({
      kind: 'extracted',
      text: { outline: [{ title: 'Pairing', page: 1, depth: 0 }], pages: [{ text: 'Hold the button.' }] },
    });
  });

  test('a page with more text than any page has', async () => {
    const words = 'Lorem ipsum dolor sit amet consectetur adipiscing elit sed do '.repeat(80);
    const lines = Array.from({ length: 600 }, (_, line) => show(`${line} ${words}`, 10, line, 1)).join('');
    expect(await read(rawPages([lines]))).toMatchObject({ kind: 'failed', reason: 'too-large' });
  });

  test('2 KB that unpack to 500 MB are ended at the memory cap', async () => {
    const bomb = hostile.bombPdf(500);
    expect(bomb.length).toBeLessThan(2_048);
    const peak = watchMemory();
    expect(await read(bomb)).toMatchObject({ kind: 'failed', reason: 'too-large' });
    // The watchdog looks every 10 ms, within which a core can write some tens of MB.
    const largest = await peak.stop();
    if (process.platform === 'linux') expect(largest).toBeGreaterThan(128);
    expect(largest).toBeLessThan(256 + 128);
  });

  test('3,000 pages are read or end as too slow', async () => {
    const outcome = await read(hostile.manyPagesPdf(3_000));
    if (outcome.kind === 'failed') expect(outcome.reason).toBe('too-slow');
    else expect(outcome.text.pages[2_999]?.text).toBe('This is page 3000 of the manual.');
  });
});

describe('what only looks hostile is read:', () => {
  test.each<[string, string, () => Uint8Array | Promise<Uint8Array>]>([
    ['a wrong table of objects', 'Hold the button.', () => hostile.brokenXrefPdf('Hold the button.')],
    ['a script', 'Press the button.', () => hostile.scriptPdf('app.alert\\(1\\)', 'Press the button.')],
    ['a password for changes alone', 'Open.', () => pagesPdf(['Open.'], { ownerPassword: 'owner', pdfVersion: '1.6' })],
  ])('%s', async (_, text, make) => {
    expect(await read(await make())).toMatchObject({ kind: 'extracted', text: { pages: [{ text }] } });
  });

  test('arrays 200,000 deep are skipped without an end of the process', async () => {
    // An end would be `reader-failed`.
    expect(await read(hostile.deepArrayPdf(200_000))).toMatchObject({ kind: 'failed', reason: 'empty' });
    expect(await read(await pagesPdf(['Still there.']))).toMatchObject({ kind: 'extracted' });
  });
});

/** Watches the largest memory of this process's children, as Linux tells it; 0 elsewhere. MB. */
function watchMemory(): { stop(): Promise<number> } {
  let largest = 0;
  let reading: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    reading = childMemory().then((memory) => {
      largest = Math.max(largest, memory);
    });
  }, 5);
  return {
    async stop() {
      clearInterval(timer);
      await reading;
      return largest;
    },
  };
}

async function childMemory(): Promise<number> {
  try {
    const children = await readFile(`/proc/self/task/${process.pid}/children`, 'utf8');
    const statuses = children
      .trim()
      .split(' ')
      .map((pid) => readFile(`/proc/${pid}/status`, 'utf8').catch(() => ''));
    const sizes = (await Promise.all(statuses)).map((status) => Number(/VmHWM:\s+(\d+)/u.exec(status)?.[1] ?? 0));
    return Math.max(...sizes) / 1024;
  } catch {
    return 0;
  }
}
