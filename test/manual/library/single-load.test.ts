import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ManualProgress } from '../../../src/manual/manual.ts';
import { gated, serves } from '../../support/fake-manual-source.ts';
import { run, until } from '../../support/until.ts';
import { libraryUnderTest, manualOf, never, reference, textOf, url } from './library-under-test.ts';

describe('one load for all who ask', () => {
  test('a hundred askers of a cold manual cause one fetch and one extraction', async () => {
    const { library, source, extractor, clock } = libraryUnderTest();
    source.set(url, serves('One'));
    const loads = Array.from({ length: 100 }, () => library.load(reference, { signal: never }));
    const { value } = await run(clock, Promise.all(loads));
    expect(new Set(value.map(manualOf)).size).toBe(1);
    expect(source.calls).toHaveLength(1);
    expect(extractor.calls).toHaveLength(1);
  });

  test('a hundred askers of an hour-old manual cause one revalidation', async () => {
    const { library, load, source, clock, untilKept } = libraryUnderTest();
    source.set(url, serves('One'));
    await load();
    await untilKept();
    await clock.advance(3_600_000);
    await run(clock, Promise.all(Array.from({ length: 100 }, () => library.load(reference, { signal: never }))));
    expect(source.calls).toHaveLength(2);
  });

  test('every asker hears of the progress, late ones of the last step at once', async () => {
    const { library, source, extractor, clock } = libraryUnderTest();
    const gate = gated(serves('One|Two'));
    source.set(url, gate.address);
    extractor.hold();
    const heard: Record<string, ManualProgress[]> = { first: [], second: [], late: [] };
    const ask = (name: string) =>
      library.load(reference, { signal: never, onProgress: (progress) => heard[name]?.push(progress) });
    const loads = [ask('first'), ask('second')];
    await until(() => source.calls.length === 1);
    gate.open();
    await until(() => extractor.calls.length === 1);
    loads.push(ask('late'));
    extractor.open();
    await run(clock, Promise.all(loads));
    const fetching = { step: 'fetching', bytes: 7, total: 7 };
    const extracting = { step: 'extracting', pages: 0, total: 2 };
    expect(heard).toEqual({ first: [fetching, extracting], second: [fetching, extracting], late: [extracting] });
  });

  test('an asker whose progress line breaks gets the manual like the others', async () => {
    const { library, source, clock } = libraryUnderTest();
    source.set(url, serves('One'));
    const breaks = (): never => {
      throw new Error('no status line here');
    };
    const loads = [breaks, () => undefined].map((onProgress) => library.load(reference, { signal: never, onProgress }));
    const { value } = await run(clock, Promise.all(loads));
    expect(value.map(textOf)).toEqual(['One', 'One']);
  });
});

describe('an asker who leaves', () => {
  test('is let go at once, by the reason given, and the others get their manual', async () => {
    const { library, source, clock } = libraryUnderTest();
    const gate = gated(serves('One'));
    source.set(url, gate.address);
    const leaving = new AbortController();
    const left = library.load(reference, { signal: leaving.signal });
    const stays = library.load(reference, { signal: never });
    await until(() => source.calls.length === 1);
    leaving.abort(new Error('stopped by its asker'));
    await expect(left).rejects.toThrow('stopped by its asker');
    expect(source.calls[0]?.options.signal.aborted).toBe(false);
    gate.open();
    expect(textOf((await run(clock, stays)).value)).toBe('One');
    expect(source.calls).toHaveLength(1);
  });

  test('ends the load when nobody else waits; the next one begins anew', async () => {
    const { library, load, source } = libraryUnderTest();
    const gate = gated(serves('One'));
    source.set(url, gate.address);
    const leaving = new AbortController();
    const left = library.load(reference, { signal: leaving.signal });
    await until(() => source.calls.length === 1);
    leaving.abort(new Error('left'));
    await expect(left).rejects.toThrow('left');
    expect(source.calls[0]?.options.signal.aborted).toBe(true);
    source.set(url, serves('One'));
    const { value } = await load();
    expect(textOf(value)).toBe('One');
    expect(source.calls).toHaveLength(2);
  });

  test('ends the reading as well when nobody else waits', async () => {
    const { library, load, source, extractor, events } = libraryUnderTest();
    source.set(url, serves('One'));
    extractor.hold();
    const leaving = new AbortController();
    const left = library.load(reference, { signal: leaving.signal });
    await until(() => extractor.calls.length === 1);
    leaving.abort(new Error('left'));
    await expect(left).rejects.toThrow('left');
    extractor.open();
    expect(textOf((await load()).value)).toBe('One');
    expect(events.filter((event) => event.startsWith('failure'))).toEqual([]);
  });

  test('never disturbs another, whenever each comes and goes', async () => {
    const step = fc.record({ asker: fc.nat(5), leaves: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 24 }), fc.nat(24), fc.nat(24), async (steps, fetched, read) => {
        const { library, source, extractor, clock } = libraryUnderTest();
        const gate = gated(serves('One'));
        source.set(url, gate.address);
        extractor.hold();
        const askers = new Map<number, { controller: AbortController; outcome: Promise<string> }>();
        const ended: { left: boolean; outcome: Promise<string> }[] = [];
        for (const [index, { asker, leaves }] of steps.entries()) {
          if (index === fetched) gate.open();
          if (index === read) extractor.open();
          const present = askers.get(asker);
          if (leaves && present !== undefined) {
            present.controller.abort(new Error('left'));
            askers.delete(asker);
            ended.push({ left: true, outcome: present.outcome });
          } else if (present === undefined) {
            const controller = new AbortController();
            const load = library.load(reference, { signal: controller.signal });
            askers.set(asker, { controller, outcome: load.then(textOf, (error: unknown) => String(error)) });
          }
          await clock.advance(index % 3 === 0 ? 120 : 0);
        }
        gate.open();
        extractor.open();
        ended.push(...[...askers.values()].map(({ outcome }) => ({ left: false, outcome })));
        for (const { left, outcome } of ended) {
          const { value } = await run(clock, outcome);
          if (left) expect(['One', 'Error: left']).toContain(value);
          else expect(value).toBe('One');
        }
        await library.close();
      }),
      { numRuns: 60 },
    );
  });
});
