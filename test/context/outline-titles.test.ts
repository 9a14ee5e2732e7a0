import { describe, expect, it } from 'vitest';
import { outlineTitles } from '../../src/context/outline-titles.ts';
import { manualOf } from '../support/manual-of.ts';

const chapters = Array.from({ length: 40 }, (_, chapter) => [
  { title: ` Chapter  ${chapter} `, page: 1, depth: 0 },
  ...Array.from({ length: 20 }, (__, section) => ({ title: `Section ${chapter}.${section}`, page: 1, depth: 1 })),
]).flat();

describe('the titles that a writer of search terms gets', () => {
  it('are the whole outline when it is short, each title once', () => {
    const outline = [...chapters.slice(0, 21), ...chapters.slice(0, 3)];
    expect(outlineTitles(manualOf(['x'], { outline }))).toHaveLength(21);
  });

  it('are its upper levels when it is long, within 6,000 characters', () => {
    const titles = outlineTitles(manualOf(['x'], { outline: chapters }));
    expect(titles).toHaveLength(40);
    expect(titles[3]).toBe('Chapter 3');
    const flat = Array.from({ length: 2_000 }, (_, at) => ({ title: `Opcode ${at}`, page: 1, depth: 0 }));
    expect(outlineTitles(manualOf(['x'], { outline: flat })).join('\n').length).toBeLessThanOrEqual(6_000);
  });

  it("are the pages' own headings where there is no outline", () => {
    const { pages, ...rest } = manualOf(['x', 'y']);
    const headed = pages.map((page) => ({ ...page, headings: ['Pairing', 'Pairing'] }));
    expect(outlineTitles({ ...rest, pages: headed })).toEqual(['Pairing']);
  });
});
