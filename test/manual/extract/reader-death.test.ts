import { ChildProcess, spawn } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createExtractor } from '../../../src/manual/extract/create-extractor.ts';
import { deathOf } from '../../../src/manual/extract/reader-death.ts';
import { manyPagesPdf } from '../../support/pdf/hostile-pdf.ts';

vi.setConfig({ testTimeout: 30_000 });
const signal = new AbortController().signal;

/** The readers that this process has started. */
const readers: ChildProcess[] = [];
const started = z.object({ process: z.instanceof(ChildProcess) });
const note = (message: unknown) => readers.push(started.parse(message).process);

/** Sends a signal to those that still run. */
function end(name: NodeJS.Signals): void {
  for (const reader of readers) reader.kill(name);
}

describe('a reader that somebody ends', () => {
  beforeAll(() => {
    subscribe('child_process', note);
  });
  afterAll(() => {
    unsubscribe('child_process', note);
  });

  test('once, is replaced and the manual is read', async () => {
    const extractor = createExtractor({ processes: 1 });
    const before = readers.length;
    let kills = 0;
    const onProgress = () => {
      if (kills > 0) return;
      kills += 1;
      end('SIGKILL');
    };
    const outcome = await extractor.extract(manyPagesPdf(400), 'pdf', { signal, onProgress });
    expect(kills).toBe(1);
    expect(readers.slice(before).filter(({ signalCode }) => signalCode === 'SIGKILL')).toHaveLength(1);
    expect(outcome).toMatchObject({ kind: 'extracted' });
    await extractor.close();
  });

  test.each(['SIGKILL', 'SIGTERM', 'SIGSEGV', 'SIGABRT'] as const)(
    'again and again with %s, is not held against the manual',
    async (name) => {
      const extractor = createExtractor({ processes: 1 });
      const onProgress = () => {
        end(name);
      };
      const outcome = await extractor.extract(manyPagesPdf(400), 'pdf', { signal, onProgress });
      expect(outcome).toMatchObject({ kind: 'failed', reason: 'reader-failed' });
      expect(outcome.kind === 'failed' && outcome.detail).toContain(name);
      await extractor.close();
    },
  );
});

describe('a process that breaks', () => {
  /** Why a program ends, as its death tells. */
  const deathOfProgram = (program: string, ...flags: string[]) =>
    deathOf(spawn(process.execPath, [...flags, '--eval', program], { stdio: ['ignore', 'ignore', 'pipe'] }), 64);

  test('leaves its last words for the operator, on one line and not all of them', async () => {
    const { fault, message } = await deathOfProgram(
      "process.stderr.write('x '.repeat(3_000)); throw new Error('lost my glasses')",
    );
    expect(fault).toBe('reader-failed');
    expect(message).toMatch(/^the reader ended with code 1, saying: .*lost my glasses/u);
    expect(message).not.toContain('\n');
    expect(message.length).toBeLessThan(2_200);
  });

  test('at the limit of its heap says that the document is too large', async () => {
    const hog = 'const all = []; for (;;) all.push({ all });';
    expect(await deathOfProgram(hog, '--max-old-space-size=20')).toMatchObject({ fault: 'too-large' });
  });

  test('by an abort of another kind is not held against the document', async () => {
    expect(await deathOfProgram('process.abort()')).toMatchObject({ fault: 'reader-failed' });
  });

  test('that cannot be started is not held against the document', async () => {
    expect(await deathOf(spawn('/no/such/program'), 64)).toMatchObject({ fault: 'reader-failed' });
  });
});
