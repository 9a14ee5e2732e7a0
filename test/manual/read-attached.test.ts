import { expect, it } from 'vitest';
import { readAttached } from '../../src/manual/read-attached.ts';
import { createExtractor } from '../../src/manual/extract/create-extractor.ts';
import { systemClock } from '../../src/system-clock.ts';
import { createFakeExtractor } from '../support/fake-extractor.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { run } from '../support/until.ts';
import { readFile } from 'node:fs/promises';

const { signal } = new AbortController();
const rm5 = await readFile('catalog/samples/lindholm-rm-5.pdf');

it('a PDF becomes a manual named as its file, with no address', async () => {
  const extractor = createExtractor();
  try {
    const outcome = await readAttached(rm5, ' panel\n notes.pdf ', { extractor, clock: systemClock, signal });
    if (outcome.kind !== 'ready') throw new Error(outcome.reason);
    expect(outcome.manual).toMatchObject({ title: 'panel notes.pdf', url: 'attached:', format: 'pdf' });
    expect(outcome.manual.pages.length).toBeGreaterThan(20);
    expect(outcome.manual.pages.map(({ text }) => text).join()).toContain('RM-5 Audio');
  } finally {
    await extractor.close();
  }
});

it.each([
  ['a file that is no PDF', Buffer.from('<html><body>hello</body></html>'), 'not-a-document'],
  ['a PDF that was cut', rm5.subarray(0, 20_000), 'not-a-document'],
  ['more than is taken from a maker', Buffer.alloc(50 * 1024 * 1024 + 1), 'too-large'],
] as const)('%s is said to be so', async (_name, bytes, reason) => {
  const extractor = createFakeExtractor();
  expect(await readAttached(bytes, 'x.pdf', { extractor, clock: systemClock, signal })).toEqual({
    kind: 'missing',
    reason,
  });
  expect(extractor.calls).toEqual([]);
});

it('a document that takes too long is given up after 14 seconds', async () => {
  const extractor = createFakeExtractor();
  extractor.hold();
  const clock = createManualClock();
  const { value, elapsed } = await run(clock, readAttached(rm5, 'x.pdf', { extractor, clock, signal }));
  expect(value).toEqual({ kind: 'missing', reason: 'too-slow' });
  expect(elapsed).toBeLessThanOrEqual(14_100);
});

it('an abort is thrown', async () => {
  const extractor = createFakeExtractor();
  extractor.hold();
  const asker = new AbortController();
  const reading = readAttached(rm5, 'x.pdf', { extractor, clock: systemClock, signal: asker.signal });
  asker.abort(new Error('left'));
  await expect(reading).rejects.toThrow('left');
});
