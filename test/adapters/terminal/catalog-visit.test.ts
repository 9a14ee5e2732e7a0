import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Examine } from '../../../adapters/terminal/catalog-examine.ts';
import type { Finding } from '../../../adapters/terminal/catalog-finding.ts';
import { visitManuals } from '../../../adapters/terminal/catalog-visit.ts';
import type { ManualReference } from '../../../src/catalog/product.ts';
import { aborted } from '../../support/fake-manual-source.ts';
import { makeManual } from '../../support/make-manual.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { until } from '../../support/until.ts';

const never = new AbortController().signal;
const readable: Finding = { kind: 'readable', manual: makeManual(['One']), edition: 'new' };
const failed = (reason: 'unreachable' | 'not-found' | 'scan'): Finding => ({
  kind: 'failed',
  reason,
  detail: 'as the test says',
});

function reference(documentId: string, url: string, backupUrl: string | null = null): ManualReference {
  return { documentId, title: null, language: null, edition: null, url, backupUrl };
}

async function visit(references: readonly ManualReference[], examine: Examine, signal = never) {
  const findings = new Map<string, Finding>();
  await visitManuals(references, examine, {
    signal,
    onFinding({ documentId }, finding) {
      expect(findings.has(documentId)).toBe(false);
      findings.set(documentId, finding);
    },
  });
  return findings;
}

describe('looking at all manuals', () => {
  test('asks no host for more than two at once, and all together for no more than sixteen', async () => {
    const references = Array.from({ length: 60 }, (_, n) =>
      reference(`m${n}`, `https://host-${n % 9}.example/${n}.pdf`),
    );
    const busy = new Map<string, number>();
    const most = { host: 0, all: 0 };
    const open = Promise.withResolvers<undefined>();
    const visiting = visit(references, async (_reference, { url }) => {
      const { host } = new URL(url);
      busy.set(host, (busy.get(host) ?? 0) + 1);
      most.host = Math.max(most.host, ...busy.values());
      most.all = Math.max(
        most.all,
        [...busy.values()].reduce((sum, n) => sum + n, 0),
      );
      await open.promise;
      busy.set(host, (busy.get(host) ?? 0) - 1);
      return readable;
    });
    await until(() => most.all === 16);
    open.resolve(undefined);
    expect((await visiting).size).toBe(60);
    expect(most).toEqual({ host: 2, all: 16 });
  });

  test('asks the backup when the address fails, and tells of the address when both do', async () => {
    const asked: string[] = [];
    const findings = await visit(
      [
        reference('a', 'https://a.example/1', 'https://b.example/1'),
        reference('b', 'https://a.example/2', 'https://b.example/2'),
      ],
      (_reference, { url, timeout }) => {
        asked.push(`${url} ${timeout}`);
        return Promise.resolve(
          url === 'https://b.example/1' ? readable : failed(url.includes('a.ex') ? 'scan' : 'not-found'),
        );
      },
    );
    expect(findings.get('a')).toBe(readable);
    expect(findings.get('b')).toEqual(failed('scan'));
    expect(asked.toSorted()).toEqual([
      'https://a.example/1 8000',
      'https://a.example/2 8000',
      'https://b.example/1 4000',
      'https://b.example/2 4000',
    ]);
  });

  test('gives a host up after four requests in a row without an answer', async () => {
    const asked: string[] = [];
    const references = Array.from({ length: 40 }, (_, n) => reference(`m${n}`, `https://dead.example/${n}`));
    const findings = await visit(
      [...references, reference('alive', 'https://alive.example/')],
      (_reference, { url }) => {
        asked.push(url);
        return Promise.resolve(url.includes('dead') ? failed('unreachable') : readable);
      },
    );
    expect(asked.filter((url) => url.includes('dead')).length).toBeLessThanOrEqual(6);
    expect([...findings.values()].filter(({ kind }) => kind === 'given-up').length).toBeGreaterThanOrEqual(34);
    expect(findings.get('alive')).toBe(readable);
  });

  test('is done within minutes when 333 manuals of 90 makers, and their one archive, never answer', async () => {
    const clock = createManualClock();
    const references = Array.from({ length: 333 }, (_, n) =>
      reference(`m${n}`, `https://maker-${n % 90}.example/${n}`, `https://archive.example/${n}`),
    );
    const start = clock.now();
    const done = new AbortController();
    const visiting = visit(references, async (_reference, { timeout }) => {
      await clock.sleep(timeout);
      return failed('unreachable');
    }).then((findings) => {
      done.abort();
      return findings.size;
    });
    while (!done.signal.aborted) await clock.advance(1_000);
    expect(await visiting).toBe(333);
    expect(clock.now() - start).toBeLessThan(4 * 60_000);
  });

  test('does not give a host up that answers, though with nothing good', async () => {
    const references = Array.from({ length: 20 }, (_, n) => reference(`m${n}`, `https://a.example/${n}`));
    const findings = await visit(references, () => Promise.resolve(failed('not-found')));
    expect([...findings.values()].every(({ kind }) => kind === 'failed')).toBe(true);
  });

  test('ends soon when it is interrupted, with a finding for every manual', async () => {
    const stop = new AbortController();
    const references = Array.from({ length: 30 }, (_, n) => reference(`m${n}`, `https://host-${n % 10}.example/${n}`));
    let started = 0;
    const visiting = visit(
      references,
      (_reference, { url }, signal) => {
        started += 1;
        return url.endsWith('/0') ? Promise.resolve(readable) : aborted(signal);
      },
      stop.signal,
    );
    await until(() => started >= 16);
    stop.abort(new Error('interrupted'));
    const findings = await visiting;
    expect(findings.size).toBe(30);
    expect(findings.get('m0')).toBe(readable);
    expect(findings.get('m29')).toEqual({ kind: 'interrupted' });
  });

  test('has exactly one finding for every manual, whatever their addresses and servers do', async () => {
    const address = fc.constantFrom('https://a.example/x', 'https://b.example/y', 'file:///c.pdf', 'no address', '');
    const manual = fc.record({ url: address, backupUrl: fc.option(address) });
    const outcome = fc.constantFrom<Finding>(readable, failed('unreachable'), failed('not-found'), failed('scan'));
    await fc.assert(
      fc.asyncProperty(fc.array(manual, { maxLength: 30 }), fc.infiniteStream(outcome), async (manuals, outcomes) => {
        const references = manuals.map(({ url, backupUrl }, n) => reference(`m${n}`, url, backupUrl));
        const findings = await visit(references, () => {
          const next = outcomes.next();
          return Promise.resolve(next.done === true ? readable : next.value);
        });
        expect(findings.size).toBe(references.length);
      }),
    );
  });
});
