import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptBlocks } from '../../src/context/kept-blocks.ts';
import { LONGEST_BLOCK, PASSAGE_CHARACTERS, passagesOf } from '../../src/context/passages-of.ts';
import { manualOf } from '../support/manual-of.ts';

const piece = fc.oneof(
  fc.lorem({ mode: 'sentences', maxCount: 8 }),
  fc.string({ unit: 'grapheme', maxLength: 900 }),
  fc.constantFrom('\n', '\n\n', ' ', '12 Flash Commands\n', '。次のページ。', '😀'.repeat(700)),
);
const rows = fc.array(fc.lorem({ maxCount: 4 }), { minLength: 1, maxLength: 12 });
const table = rows.map((cells) => `${cells.map((cell, row) => `${row}\t${cell}`).join('\n')}\n`);
const procedure = rows.map((steps) => `${steps.map((step, at) => `${at + 1}. Press ${step}.`).join('\n')}\n`);
const pageText = fc.array(fc.oneof(piece, table, procedure), { maxLength: 12 }).map((pieces) => pieces.join(''));
const headings = fc.constantFrom('Flash Commands', '12 Flash Commands', 'Lorem', '次のページ', 'not on any page');

const anyManual = fc
  .tuple(fc.array(pageText, { maxLength: 5 }), fc.array(fc.tuple(headings, fc.nat(6), fc.nat(3)), { maxLength: 6 }))
  .map(([texts, entries]) => {
    const outline = entries.map(([title, page, depth]) => ({ title, page, depth }));
    const manual = manualOf(texts, { outline });
    return { ...manual, pages: manual.pages.map((page) => ({ ...page, headings: ['Flash Commands', 'Lorem'] })) };
  });

describe('passagesOf', () => {
  it('covers every character of every page that is not blank, once and in order', () => {
    fc.assert(
      fc.property(anyManual, (manual) => {
        const passages = passagesOf(manual);
        for (const page of manual.pages) {
          const ofPage = passages.filter((passage) => passage.page === page.number);
          expect(ofPage.map((passage) => passage.text).join('')).toBe(page.text.trim() === '' ? '' : page.text);
        }
        expect(passages.map((passage) => passage.page)).toEqual(
          passages.map((passage) => passage.page).toSorted((a, b) => a - b),
        );
      }),
    );
  });

  it('says where in its page each passage stands', () => {
    fc.assert(
      fc.property(anyManual, (manual) => {
        for (const passage of passagesOf(manual)) {
          const page = manual.pages[passage.page - 1];
          expect(page?.text.startsWith(passage.text, passage.start)).toBe(true);
        }
      }),
    );
  });

  it('makes no passage longer than a quarter of its size and the longest block, and tears no surrogate pair', () => {
    fc.assert(
      fc.property(anyManual, (manual) => {
        for (const { text } of passagesOf(manual)) {
          expect(text.length).toBeLessThanOrEqual(PASSAGE_CHARACTERS / 4 + LONGEST_BLOCK);
          expect(text.length).toBeGreaterThan(0);
          expect(text.isWellFormed()).toBe(true);
        }
      }),
    );
  });

  it('cuts no table and no procedure in two that is not longer than the longest block', () => {
    fc.assert(
      fc.property(anyManual, (manual) => {
        const passages = passagesOf({
          ...manual,
          outline: [],
          pages: manual.pages.map((page) => ({ ...page, headings: [] })),
        });
        for (const { number, text } of manual.pages) {
          const blocks = keptBlocks(text, { start: 0, end: text.length });
          const short = blocks.filter(({ start, end }) => text.trim() !== '' && end - start <= LONGEST_BLOCK);
          for (const { start, end } of short) {
            const whole = passages.filter(
              (passage) =>
                passage.page === number && passage.start <= start && passage.start + passage.text.length >= end,
            );
            expect(whole).toHaveLength(1);
          }
        }
      }),
    );
  });

  it('cuts a table that is longer than the longest block', () => {
    const table = Array.from(
      { length: 60 },
      (_, row) => `Code ${row}\tWhat is wrong with part ${row} of the machine.\n`,
    );
    const passages = passagesOf(manualOf([table.join('')]));
    expect(passages.length).toBeGreaterThan(2);
    for (const { text } of passages) expect(text).toMatch(/machine\.\n$/u);
  });

  it('ends a passage after a sentence where there is one', () => {
    const sentence = 'Hold the button until the light turns blue. ';
    const passages = passagesOf(manualOf([sentence.repeat(60)]));
    expect(passages.length).toBeGreaterThan(2);
    for (const { text } of passages) expect(text).toMatch(/blue\. $/u);
  });

  it('gives each passage the path of the headings above it', () => {
    const body = 'Words about it that fill the section well beyond a lone heading line, so that it is one. '.repeat(2);
    const manual = manualOf([`1 Start\n${body}\n2 Bluetooth\n2.1 Pairing\n${body}`, body, `3 Care\n${body}`], {
      outline: [
        { title: 'Start', page: 1, depth: 0 },
        { title: 'Bluetooth', page: 1, depth: 0 },
        { title: 'Pairing', page: 1, depth: 1 },
        { title: 'Care', page: 3, depth: 0 },
      ],
    });
    expect(passagesOf(manual).map(({ page, headings: path }) => [page, path])).toEqual([
      [1, ['Start']],
      [1, ['Bluetooth', 'Pairing']],
      [2, ['Bluetooth', 'Pairing']],
      [3, ['Care']],
    ]);
  });

  it("takes a page's own headings where the outline has none", () => {
    const body = 'Words about it that fill the section well beyond a lone heading line, so that it is one. '.repeat(2);
    const manual = manualOf([`Pairing\n${body}\nUnpairing\n${body}`, body]);
    const pages = manual.pages.map((page, index) => ({
      ...page,
      headings: index === 0 ? ['Pairing', 'Unpairing'] : [],
    }));
    expect(passagesOf({ ...manual, pages }).map((passage) => passage.headings)).toEqual([
      ['Pairing'],
      ['Unpairing'],
      ['Unpairing'],
    ]);
  });
});
