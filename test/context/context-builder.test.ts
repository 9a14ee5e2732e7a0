import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createContextBuilder } from '../../src/context/context-builder.ts';
import { createPassageIndexes } from '../../src/context/passage-indexes.ts';
import { manualOf } from '../support/manual-of.ts';

const never = new AbortController().signal;
const FILLING = 'The lid is closed with two screws. The screws are found in the bag with the cable. ';
const TOPICS = ['bluetooth pairing', 'factory reset', 'metronome tempo', 'battery lid', 'memory card'];

function manual(pages: number, documentId = 'rm-5') {
  const texts = Array.from(
    { length: pages },
    (_, page) => FILLING.repeat(30) + `About the ${TOPICS[page] ?? 'rest'}. ` + FILLING.repeat(30),
  );
  return manualOf(texts, { documentId });
}

function builder(limits: { wholeCharacters?: number; passageCharacters?: number } = {}) {
  return createContextBuilder({ indexes: createPassageIndexes({ maxCharacters: 10_000_000 }), ...limits });
}

describe('the context of a question', () => {
  it('is nothing without a manual', async () => {
    expect(await builder().contextFor([], { text: 'reset' }, never)).toEqual({
      manuals: [],
      kind: 'none',
      sent: [],
      best: [],
    });
  });

  it('is the whole manual, with the best passages named, when it is short', async () => {
    const short = manual(5);
    const context = await builder().contextFor([short], { text: 'factory reset?' }, never);
    expect(context.kind).toBe('whole');
    expect(context.sent.map(({ page, text }) => [page.number, text])).toEqual(
      short.pages.map((page) => [page.number, page.text]),
    );
    expect(context.sent.every(({ paths }) => paths === undefined)).toBe(true);
    expect(context.best[0]?.passage.page).toBe(2);
    expect(context.best.length).toBeLessThanOrEqual(10);
  });

  it('is the best passages with those beside them, in page order, when it is long', async () => {
    const long = manual(60);
    const context = await builder().contextFor([long], { text: 'memory card or metronome tempo' }, never);
    expect(context.kind).toBe('passages');
    const numbers = context.sent.map(({ page }) => page.number);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    const sent = context.sent.map(({ text }) => text).join('\n');
    expect(sent).toContain('About the memory card.');
    expect(sent).toContain('About the metronome tempo.');
    expect(context.sent.find(({ page }) => page.number === 5)?.text).toContain(FILLING.repeat(8));
  });

  it('counts several manuals together and searches them together', async () => {
    const manuals = [manual(25, 'rm-5'), manual(25, 'rm-5:2')];
    const context = await builder().contextFor(manuals, { text: 'bluetooth pairing' }, never);
    expect(context.kind).toBe('passages');
    expect(context.best.slice(0, 2).map(({ passage }) => passage.documentId)).toEqual(['rm-5', 'rm-5:2']);
    expect(new Set(context.sent.map(({ documentId }) => documentId))).toEqual(new Set(['rm-5', 'rm-5:2']));
  });

  it('never sends more than the limit, and only what stands on the page', async () => {
    const build = builder({ wholeCharacters: 0 });
    const long = manual(30);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 60_000 }),
        fc.constantFrom(...TOPICS, 'screws', ''),
        async (characters, text) => {
          const context = await build.contextFor([long], { text, characters }, never);
          expect(context.sent.reduce((sum, sent) => sum + sent.text.length, 0)).toBeLessThanOrEqual(
            Math.min(characters, 50_000),
          );
          for (const { page, text: sent } of context.sent) {
            for (const part of sent.split('\n[…]\n')) expect(page.text).toContain(part);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is narrower when the call asks for less than the whole manual', async () => {
    const context = await builder().contextFor([manual(5)], { text: 'reset', characters: 12_000 }, never);
    expect(context.kind).toBe('passages');
  });

  it('sends the beginning when nothing fits the question', async () => {
    const context = await builder({ wholeCharacters: 0 }).contextFor([manual(30)], { text: 'xyzzy qwrtz' }, never);
    expect(context.best).toEqual([]);
    expect(context.sent[0]?.page.number).toBe(1);
    expect(context.sent.length).toBeGreaterThan(1);
  });

  it('fills what room there is when few passages fit', async () => {
    const context = await builder({ wholeCharacters: 0 }).contextFor([manual(30)], { text: 'metronome' }, never);
    const sent = context.sent.reduce((sum, { text }) => sum + text.length, 0);
    expect(sent).toBeGreaterThan(48_000);
    expect(sent).toBeLessThanOrEqual(50_000);
  });

  it('lets search terms find what the question words do not', async () => {
    const query = { text: 'Wie stelle ich alles auf Anfang?', terms: ['factory reset', 'restore'] };
    const context = await builder({ wholeCharacters: 0 }).contextFor([manual(30)], query, never);
    expect(context.best[0]?.passage.page).toBe(2);
  });

  it('ends with the reason of an abort', async () => {
    const signal = AbortSignal.abort(new Error('gone'));
    await expect(builder().contextFor([manual(5)], { text: 'reset' }, signal)).rejects.toThrow('gone');
  });
});
