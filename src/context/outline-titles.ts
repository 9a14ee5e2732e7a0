import type { Manual } from '../manual/manual.ts';

/** What a writer of search terms gets to read of a manual; UTF-16 units. */
const CHARACTERS = 6_000;
const LONGEST_TITLE = 100;

/** The titles of a manual's outline, as deep as they fit into 6,000 characters; else the headings of its pages. */
export function outlineTitles(manual: Pick<Manual, 'outline' | 'pages'>): readonly string[] {
  const depths = [...new Set(manual.outline.map(({ depth }) => depth))].sort((a, b) => b - a);
  const levels = depths.map((deepest) => manual.outline.filter(({ depth }) => depth <= deepest));
  const titles = levels.map((entries) => distinct(entries.map(({ title }) => title)));
  const fitting = titles.find((level) => lengthOf(level) <= CHARACTERS) ?? titles.at(-1);
  return cut(fitting ?? distinct(manual.pages.flatMap(({ headings }) => headings)));
}

function distinct(titles: readonly string[]): readonly string[] {
  const clean = titles.map((title) => title.replace(/\s+/gu, ' ').trim().slice(0, LONGEST_TITLE));
  return [...new Set(clean.filter((title) => title !== ''))];
}

function lengthOf(titles: readonly string[]): number {
  return titles.reduce((sum, title) => sum + title.length + 1, 0);
}

function cut(titles: readonly string[]): readonly string[] {
  let left = CHARACTERS;
  return titles.filter((title) => (left -= title.length + 1) >= 0);
}
