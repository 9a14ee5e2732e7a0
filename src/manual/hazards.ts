import type { Hazard, Page } from './manual.ts';

/** The warnings that the manual itself gives, with their pages. */
export function findHazards(pages: readonly Page[]): readonly Hazard[] {
  return pages.flatMap((page) =>
    page.text
      .split('\n')
      .filter((line) => /^\W*(?:WARNING|CAUTION|DANGER)\b/u.test(line))
      .map((line): Hazard => ({
        page: page.number,
        kind: line.includes('CAUTION') ? 'caution' : 'warning',
        text: line,
      })),
  );
}
