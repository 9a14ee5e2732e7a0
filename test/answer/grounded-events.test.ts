import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerEvent } from '../../src/answer/events.ts';
import { groundedEvents } from '../../src/answer/grounded-events.ts';
import type { ModelChunk } from '../../src/model/language-model.ts';
import { drumCatalog, drumContext, drumProduct } from '../support/drum-module.ts';
import { contextOf, promptOf } from '../support/prompt-of.ts';
import { answer, eventsOf, noticesOf, pagesOf, start, stop } from '../support/grounded.ts';

const { question } = promptOf({});

describe('suggestions, tips and warnings', () => {
  it.each<[string, string | null]>([
    ['HP-20', 'hp-20'],
    ['Volta HP-20', 'hp-20'],
    ['hp 20 headphones', 'hp-20'],
    ['Volta Kick Pedel KP-7', 'pedal-7'],
    ['HP-21', null],
    ['Roland RH-300', null],
    ['VM-8', null],
  ])('a suggestion of %j gives %j', async (name, id) => {
    const events = await answer(`[SUGGESTION: ${name}]`);
    expect(events.flatMap((event) => (event.type === 'suggestion' ? [event.product.id] : []))).toEqual(
      id === null ? [] : [id],
    );
  });

  it('suggests an accessory once', async () => {
    const events = await answer('[SUGGESTION: HP-20]\n[SUGGESTION: Volta HP-20]');
    expect(events.filter((event) => event.type === 'suggestion')).toEqual([
      {
        type: 'suggestion',
        product: { id: 'hp-20', name: 'HP-20 Headphones', brand: 'Volta', supportUrl: 'https://lindholm.example/rm-5' },
        link: 'https://maker.example/hp-20',
      },
    ]);
  });

  it('takes the citation out of a warning and checks it against the warning', async () => {
    const events = await answer(
      '[WARNING: The reset erases all user kits. [MANUAL: page 6]]\n[PRO TIP: Wait 99 s. [MANUAL: page 6]]',
    );
    expect(pagesOf(events)).toEqual([6, -6]);
  });

  it('cuts a tip that is too long at a word', async () => {
    const events = await answer(`[PRO TIP: ${'turn the dial '.repeat(60)}]`);
    const [tip] = events.filter((event) => event.type === 'tip');
    expect(tip?.text.length).toBeLessThanOrEqual(500);
    expect(tip?.text).toMatch(/(?:turn|the|dial)…$/u);
  });
});

describe('the end of an answer', () => {
  const end = (events: readonly AnswerEvent[]): AnswerEvent | undefined => events.at(-1);

  it('is "answered" with the usage when a citation holds', async () => {
    const usage = { prompt: 10, cached: 0, output: 5 };
    const events = await eventsOf([
      start,
      { type: 'text', text: 'Press the [SETUP] button. [MANUAL: page 3]' },
      { type: 'end', reason: 'stop', usage },
    ]);
    expect(end(events)).toEqual({ type: 'answer-end', outcome: 'answered', model: 'm', usage });
    expect(noticesOf(events)).toEqual([]);
  });

  it('says that the manual does not confirm an answer without a citation that holds', async () => {
    expect(noticesOf(await answer('Press the [FOO] button. [MANUAL: page 3]'))).toEqual(['unconfirmed']);
  });

  it('does not ask to check what is said without a model and without a page', async () => {
    const quoting = { type: 'start', model: 'extractive', fallback: 'no-model' } as const;
    const said = await eventsOf([quoting, { type: 'text', text: "I can't look this question up." }, stop]);
    expect(noticesOf(said)).toEqual(['fallback']);
    const quoted = await eventsOf([quoting, { type: 'text', text: 'Press the [FOO] button. [MANUAL: page 3]' }, stop]);
    expect(noticesOf(quoted)).toEqual(['fallback', 'unconfirmed']);
  });

  it('says that the manual does not answer', async () => {
    const events = await answer('[NOT IN MANUAL] It only covers pairing. [NOT IN MANUAL]');
    expect(noticesOf(events)).toEqual(['not-in-manual', 'nearest-sections']);
    expect(end(events)).toMatchObject({ outcome: 'not_in_manual' });
  });

  it('marks an answer without a manual first of all, and drops its citations', async () => {
    const events = await answer('Usually you hold the button. [MANUAL: page 3]', contextOf([]));
    expect(events[0]).toEqual({ type: 'notice', notice: { kind: 'not-from-manual' } });
    expect(pagesOf(events)).toEqual([-3]);
    expect(end(events)).toMatchObject({ outcome: 'no_manual' });
  });

  it('tells of the fallback and is "extractive"', async () => {
    const events = await eventsOf([
      start,
      { type: 'start', model: 'extractive', fallback: 'unavailable' },
      { type: 'text', text: 'Press the [SETUP] button. [MANUAL: page 3]' },
      stop,
    ]);
    expect(events[0]).toEqual({ type: 'notice', notice: { kind: 'fallback', reason: 'unavailable' } });
    expect(end(events)).toMatchObject({ outcome: 'extractive', model: 'extractive' });
  });

  it.each<[ModelChunk[], string, string[]]>([
    [[{ type: 'end', reason: 'blocked', usage: null }], 'blocked', []],
    [
      [
        { type: 'text', text: 'Hold' },
        { type: 'end', reason: 'length', usage: null },
      ],
      'answered',
      ['length', 'unconfirmed'],
    ],
    [[{ type: 'text', text: 'Hold [MANUAL: pa' }], 'answered', ['cut', 'unconfirmed']],
    [[stop], 'failed', []],
  ])('after %j is %j', async (chunks, outcome, notices) => {
    const events = await eventsOf([start, ...chunks]);
    expect(end(events)).toMatchObject({ type: 'answer-end', outcome });
    expect(noticesOf(events)).toEqual(notices);
  });

  it('throws on what the model throws', async () => {
    async function* broken(): AsyncGenerator<ModelChunk> {
      yield start;
      await Promise.reject(new Error('gone'));
    }
    const events = groundedEvents(broken(), {
      question,
      context: drumContext,
      product: drumProduct,
      catalog: drumCatalog,
    });
    await expect(Array.fromAsync(events)).rejects.toThrow('gone');
  });

  it('is the same wherever the stream is cut', async () => {
    const whole =
      '1. Press [SETUP]. [MANUAL: page 3]\n2. Wait 30 s [MANUAL: pages 3–4].\n\n[WARNING: Loud! [MANUAL: page 5]]\n' +
      '[SUGGESTION: HP-20]\n[PRO TIP: Hold [SHIFT] and turn.]\nHold [CLICK] for 60 s. [MANUAL: page 5]';
    const merged = (events: readonly AnswerEvent[]): unknown[] =>
      events.reduce<AnswerEvent[]>((all, event) => {
        const last = all.at(-1);
        if (event.type !== 'text-delta' || last?.type !== 'text-delta') return [...all, event];
        return [...all.slice(0, -1), { type: 'text-delta', text: last.text + event.text }];
      }, []);
    const expected = merged(await answer(whole));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(whole.length), { maxLength: 10 }), async (places) => {
        const offsets = [0, ...places.sort((a, b) => a - b), whole.length];
        const chunks = offsets.slice(1).map((offset, index) => whole.slice(offsets[index], offset));
        const events = await eventsOf([start, ...chunks.map((text) => ({ type: 'text' as const, text })), stop]);
        expect(merged(events)).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });
});
