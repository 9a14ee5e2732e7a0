import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { findPages, samePage, pageDigest } from '../../src/checked/find-pages.ts';
import { drumManual } from '../support/drum-module.ts';
import { manualOf } from '../support/manual-of.ts';

// Page 3 of the drum module's manual is printed 1.
const quick = manualOf(['Power on.', 'Pair it.'], { documentId: 'vm-8:2' });
const titles = ['VM-8 Owner’s Manual', 'Quick Start'];
const found = (text: string) => {
  const pages = findPages(text, [drumManual, quick], titles);
  return pages === null ? null : [pages.manual.documentId, ...pages.pages.map(({ number }) => number)];
};

test.each([
  ['1', ['vm-8', 3]],
  ['p. 1', ['vm-8', 3]],
  ['p1', ['vm-8', 3]],
  ['pages 1, 2', ['vm-8', 3, 4]],
  ['p. 1 and p. 4', ['vm-8', 3, 6]],
  ['1–3', ['vm-8', 3, 4, 5]],
  ['pp. 1-2; 5', ['vm-8', 3, 4, 7]],
  ['ii', ['vm-8', 2]],
  ['II', ['vm-8', 2]],
  // Printed on no page: the page of the file.
  ['7', ['vm-8', 7]],
  ['Quick Start, p. 2', ['vm-8:2', 2]],
  ['quick start: 1', ['vm-8:2', 1]],
])('%j is found', (text, pages) => {
  expect(found(text)).toEqual(pages);
});

test.each(['99', '1, 99', '3–1', 'page', 'everywhere', '', ',', 'Quick Start, p. 7', '1–99999'])(
  '%j is no page',
  (text) => {
    expect(found(text)).toBeNull();
  },
);

it('a heading of a manual without pages is found, commas and all', () => {
  const html = manualOf(['Save it.', 'Load it.'], { documentId: 'h', format: 'html' });
  const pages = html.pages.map((page, index) => ({ ...page, label: ['Save, load and copy', 'Load'][index] ?? '' }));
  expect(findPages('save, load and copy', [{ ...html, pages }], ['Guide'])?.pages).toHaveLength(1);
});

it('never throws, and never finds more than twelve pages', () => {
  const long = manualOf(Array.from({ length: 60 }, (_, index) => `Page ${index}`));
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('1', '2', '7', '0', ' ', ',', ';', '-', '–', 'p', '.', 'and', 'x') }),
      (text) => {
        const pages = findPages(text, [long], ['Manual'])?.pages ?? [];
        expect(pages.length).toBeLessThanOrEqual(12);
      },
    ),
  );
});

it('a page is known again by its text, wherever it stands and however it is spaced; an empty one is not', () => {
  const before = manualOf(['One.', 'Press  PAIR.', '']);
  const after = manualOf(['New.', 'One.', 'Press\nPAIR.', '', '']);
  const noted = (index: number) => ({ page: index + 1, text: pageDigest(before.pages[index] ?? { text: 'none' }) });
  expect(samePage(after, noted(0))?.number).toBe(2);
  expect(samePage(after, noted(1))?.number).toBe(3);
  expect(samePage(after, noted(2))).toBeUndefined();
  expect(samePage(manualOf(['Two.']), noted(0))).toBeUndefined();
});
