import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { createExtractor } from '../../../src/manual/extract/create-extractor.ts';
import type { ManualProgress } from '../../../src/manual/manual.ts';
import { manyPagesPdf } from '../../support/pdf/hostile-pdf.ts';
import { pagesPdf } from '../../support/pdf/text-pdf.ts';

const extractor = createExtractor({ processes: 2 });
afterAll(() => extractor.close());

const options = { signal: new AbortController().signal, onProgress: () => undefined };

describe('the extractor', () => {
  test('gives the pages of a PDF in order', async () => {
    const bytes = await pagesPdf(['Hold the POWER button.', 'Press MENU twice.']);
    expect(await extractor.extract(bytes, 'pdf', options)).toMatchObject({
      kind: 'extracted',
      text: {
        format: 'pdf',
        pages: [
          { number: 1, label: '1', text: 'Hold the POWER button.', anchor: null },
          { number: 2, label: '2', text: 'Press MENU twice.', anchor: null },
        ],
      },
    });
  });

  test('shares a large PDF out over its processes, keeps the order and tells how far it is', async () => {
    const pages = Array.from({ length: 120 }, (_, index) => `This is page number ${index + 1}.`);
    const seen: ManualProgress[] = [];
    const outcome = await extractor.extract(await pagesPdf(pages), 'pdf', {
      ...options,
      onProgress: (progress) => seen.push(progress),
    });
    expect(outcome.kind === 'extracted' && outcome.text.pages.map((page) => page.text)).toEqual(pages);
    const counts = seen.map((progress) => (progress.step === 'extracting' ? progress.pages : -1));
    expect(counts).toEqual(counts.toSorted((one, other) => one - other));
    expect(seen.at(-1)).toEqual({ step: 'extracting', pages: 120, total: 120 });
  });

  test('gives the sections of an HTML manual with their anchors', async () => {
    const html = '<main><h1>RM-5</h1><p>A box.</p><h2 id="bt">Bluetooth</h2><p>Hold <b>PAIR</b>.</p></main>';
    expect(await extractor.extract(Buffer.from(html), 'html', options)).toMatchObject({
      kind: 'extracted',
      text: {
        title: 'RM-5',
        format: 'html',
        pages: [
          { label: 'RM-5', text: 'RM-5\n\nA box.' },
          { label: 'Bluetooth', anchor: 'bt', text: 'Bluetooth\n\nHold PAIR.' },
        ],
      },
    });
  });

  test('reads many documents at a time, more than it has processes', async () => {
    const texts = Array.from({ length: 12 }, (_, index) => `Manual number ${index}.`);
    const outcomes = await Promise.all(
      texts.map(async (text) => extractor.extract(await pagesPdf([text]), 'pdf', options)),
    );
    expect(outcomes.map((outcome) => outcome.kind === 'extracted' && outcome.text.pages[0]?.text)).toEqual(texts);
  });

  test('throws when it is aborted, waiting or at work, and reads on', async () => {
    const large = manyPagesPdf(1_000);
    const aborts = [new AbortController(), new AbortController(), new AbortController()];
    const readings = aborts.map(({ signal }, index) =>
      extractor.extract(large, 'pdf', { signal, onProgress: () => aborts[index]?.abort(new Error('enough')) }),
    );
    aborts[2]?.abort(new Error('enough'));
    const settled = await Promise.allSettled(readings);
    expect(settled).toMatchObject(settled.map(() => ({ status: 'rejected', reason: { message: 'enough' } })));
    expect(await extractor.extract(await pagesPdf(['Next.']), 'pdf', options)).toMatchObject({ kind: 'extracted' });
  });

  test('a document that takes longer than it may is too slow, and the next is read', async () => {
    const hasty = createExtractor({ processes: 1, timeout: 4_000 });
    try {
      expect(await hasty.extract(manyPagesPdf(4_900), 'pdf', options)).toMatchObject({ reason: 'too-slow' });
    } finally {
      await hasty.close();
    }
  });

  test('a document too many is told so at once', async () => {
    const small = createExtractor({ processes: 1, queue: 1 });
    const bytes = await pagesPdf(['Words of a page.']);
    const outcomes = await Promise.all([1, 2, 3].map(() => small.extract(bytes, 'pdf', options)));
    expect(outcomes.map((outcome) => (outcome.kind === 'failed' ? outcome.reason : outcome.kind))).toEqual([
      'extracted',
      'extracted',
      'too-slow',
    ]);
    await small.close();
  });

  test('reads nothing after it was closed, and breaks off what it was reading', async () => {
    const closing = createExtractor({ processes: 1 });
    const begun = Promise.withResolvers<undefined>();
    const reading = closing.extract(manyPagesPdf(2_000), 'pdf', {
      ...options,
      onProgress: () => {
        begun.resolve(undefined);
      },
    });
    await begun.promise;
    await closing.close();
    expect(await reading).toMatchObject({ kind: 'failed' });
    expect(await closing.extract(await pagesPdf(['Late.']), 'pdf', options)).toMatchObject({ kind: 'failed' });
  });

  test('does not keep a program from ending that has nothing else to do', async () => {
    const program = `
      import { createExtractor } from './src/manual/extract/create-extractor.ts';
      import { manyPagesPdf } from './test/support/pdf/hostile-pdf.ts';
      const options = { signal: new AbortController().signal, onProgress: () => undefined };
      const outcome = await createExtractor({ processes: 2 }).extract(manyPagesPdf(2), 'pdf', options);
      process.stdout.write(outcome.kind);`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
      cwd: join(import.meta.dirname, '../../..'),
      timeout: 18_000,
    });
    expect(stdout).toBe('extracted');
  });
});
