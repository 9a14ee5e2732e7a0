import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createExtractor } from '../../../src/manual/extract/create-extractor.ts';
import { createManualSource } from '../../../src/manual/fetch/create-manual-source.ts';
import type { ManualSource } from '../../../src/manual/source.ts';
import { hostileHtml } from '../../support/hostile-html.ts';
import { watchLoop } from '../../support/loop-watch.ts';
import { startManualServer, type ManualServer } from '../../support/manual-server/start-manual-server.ts';

// A hostile page has its deadline of 10 s; the test waits for the fetch and for a busy machine as well.
vi.setConfig({ testTimeout: 60_000 });
const options = { signal: new AbortController().signal, onProgress: () => undefined };
const extractor = createExtractor({ processes: 1, timeout: 10_000, memoryLimit: 256 });
let server: ManualServer;
let source: ManualSource;
beforeAll(async () => {
  server = await startManualServer();
  source = createManualSource({ allow: [server.hostPort], catalogFolder: null });
});
afterAll(() => Promise.all([server.close(), extractor.close()]));

describe('a page of HTML blocks the main loop neither while it is fetched nor while it is read:', () => {
  test.each(hostileHtml)('%s', async (_, make) => {
    server.serve('/manual', make(), { type: 'text/html' });
    const fetching = watchLoop();
    const fetched = await source.fetch(server.url('/manual'), { ...options, timeout: 40_000, validators: null });
    expect(fetching.stop()).toBeLessThan(50);
    if (fetched.kind !== 'fetched') {
      expect(fetched).toMatchObject({
        kind: 'failed',
        reason: expect.stringMatching(/^not-a-document|too-large$/u) as unknown,
      });
      return;
    }
    const reading = watchLoop();
    const outcome = await extractor.extract(fetched.bytes, fetched.format, options);
    expect(reading.stop()).toBeLessThan(50);
    if (outcome.kind === 'failed')
      expect(['too-large', 'too-slow', 'empty', 'not-a-document']).toContain(outcome.reason);
    else expect(outcome.text.pages[0]?.text).toContain('Hold the button for three seconds.');
  });

  test('and the next manual is read', async () => {
    const html = Buffer.from('<h1>RM-5</h1><p>Hold the button.</p>');
    expect(await extractor.extract(html, 'html', options)).toMatchObject({ kind: 'extracted' });
  });
});

describe('a long text without headings', () => {
  test('is cut into sections between words, and nothing of it is lost', async () => {
    const words = Array.from({ length: 60_000 }, (_, index) => `word${index}`);
    const outcome = await extractor.extract(Buffer.from(`<p>${words.join(' ')}</p>`), 'html', options);
    if (outcome.kind === 'failed') throw new Error(outcome.detail);
    const { pages } = outcome.text;
    expect(Math.max(...pages.map(({ text }) => text.length))).toBeLessThan(40_000);
    expect(pages.flatMap(({ text }) => text.split(/\s+/u))).toEqual(words);
  });

  test('keeps its letters beyond the first plane whole', async () => {
    const text = `x${'😀'.repeat(50_000)}`;
    const outcome = await extractor.extract(Buffer.from(`<meta charset="utf-8"><p>${text}</p>`), 'html', options);
    if (outcome.kind === 'failed') throw new Error(outcome.detail);
    const { pages } = outcome.text;
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.map((page) => page.text).join('') === text).toBe(true);
  });
});
