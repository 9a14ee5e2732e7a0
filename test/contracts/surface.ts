import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Surface } from '../../adapters/surface.ts';
import type { Draft } from '../../src/answer/draft.ts';
import { beginnings, draftWith, numberedText, numberedWords } from '../support/answer-words.ts';
import { draftOf } from '../support/draft-of.ts';

/** A surface, and what a person reads there by now: a status that has gone is no part of it. */
interface Trial {
  readonly surface: Surface;
  readonly read: () => Promise<string> | string;
}

interface ContractOptions {
  /** Starts an answer of its own. */
  readonly open: () => Promise<Trial> | Trial;
  /** Gives the platform's time its way until the promise is settled. */
  readonly settle?: <T>(promise: Promise<T>) => Promise<T>;
  /** Runs of the property. */
  readonly runs?: number;
}

const never = new AbortController().signal;
const product = { id: 'td-17', name: 'TD-17', brand: 'Roland', supportUrl: null };
const statuses: readonly Draft[] = [
  draftOf({ hint: 'td-17' }),
  draftOf({ phase: 'reading', product }),
  draftOf({ phase: 'reading', product, progress: { step: 'fetching', bytes: 1_000_000, total: 2_000_000 } }),
];
const sentence = 'Something went wrong, please ask again.';

/** What every surface does, whatever it shows an answer on. */
export function surfaceContract({ open, settle = (promise) => promise, runs = 50 }: ContractOptions): void {
  async function shown(drafts: readonly Draft[]): Promise<Trial> {
    const trial = await open();
    for (const draft of drafts) await settle(trial.surface.show(draft, never));
    return trial;
  }

  test('shows the whole answer, each word once, however it grew', async () => {
    const text = numberedText(200);
    const { read } = await shown([...statuses, ...beginnings(text, 100), draftWith(text, true)]);
    expect(numberedWords(await read())).toEqual(numberedWords(text));
  });

  test('shows an answer that is there at once', async () => {
    const text = numberedText(30);
    const { read } = await shown([draftWith(text, true)]);
    expect(numberedWords(await read())).toEqual(numberedWords(text));
  });

  test('shows the same as often as it is told and it is read once', async () => {
    const text = numberedText(80);
    const part = draftWith(text.slice(0, 200));
    const whole = draftWith(text, true);
    const { read } = await shown([part, part, whole, whole, whole]);
    expect(numberedWords(await read())).toEqual(numberedWords(text));
  });

  test('leaves no status behind', async () => {
    const { read } = await shown([...statuses, draftWith('Hold it for w0001 seconds.', true)]);
    expect(await read()).not.toMatch(/Looking for|Reading|Fetching/);
  });

  test('tells of a failure in place of a status', async () => {
    const trial = await shown(statuses);
    await settle(trial.surface.fail(sentence, never));
    const read = await trial.read();
    expect(read).toContain(sentence);
    expect(read).not.toMatch(/Looking for|Reading|Fetching/);
  });

  test('tells of a failure below what it showed', async () => {
    const text = numberedText(40);
    const trial = await shown([...statuses, draftWith(text)]);
    await settle(trial.surface.fail(sentence, never));
    const read = await trial.read();
    expect(numberedWords(read)).toEqual(numberedWords(text));
    expect(read.indexOf(sentence)).toBeGreaterThan(read.indexOf('w0039'));
  });

  test('ends with the whole answer after any drafts of it', async () => {
    const draft = (text: string) =>
      fc.oneof(
        { weight: 1, arbitrary: fc.constantFrom(...statuses) },
        { weight: 4, arbitrary: fc.nat(text.length).map((end) => draftWith(text.slice(0, Math.max(1, end)))) },
      );
    const answer = fc.nat(400).chain((words) => {
      const text = numberedText(words + 1);
      // What is written stays written: drafts only ever get longer.
      const length = ({ blocks: [block] }: Draft): number => (block?.type === 'text' ? block.text.length : 0);
      const drafts = fc.array(draft(text), { maxLength: 12 });
      return fc.tuple(
        fc.constant(text),
        drafts.map((all) => all.toSorted((one, other) => length(one) - length(other))),
      );
    });
    await fc.assert(
      fc.asyncProperty(answer, async ([text, drafts]) => {
        const { read } = await shown([...drafts, draftWith(text, true)]);
        expect(numberedWords(await read())).toEqual(numberedWords(text));
      }),
      { numRuns: runs },
    );
  });

  test('after an abort it says so or has long shown it, but never waits', async () => {
    const { surface } = await open();
    const aborted = AbortSignal.abort(new Error('stop'));
    const outcome = await surface.show(draftWith('Some text', true), aborted).then(
      () => 'shown',
      (error: unknown) => String(error),
    );
    expect(['shown', 'Error: stop']).toContain(outcome);
  });
}
