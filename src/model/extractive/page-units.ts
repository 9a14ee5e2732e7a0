import type { Manual, Page } from '../../manual/manual.ts';
import { withTabbedRows } from './html-rows.ts';
import type { Unit } from './unit.ts';
import { sentenceEnd, squeezed, unitsOf } from './units.ts';

/** Lines at the top and the foot of a page that may be its running head. */
const edge = 3;
/** Left and right pages have heads of their own, so the pages two away are looked at as well. */
const neighbours = [-2, -1, 1, 2];

/** What the manual names beside its sections: its words alone say nothing. */
interface Names {
  readonly headings: readonly string[];
  readonly product: string;
}

/** The units of a page without its running heads and page numbers, at their places in the page's text. */
export function pageUnits(manual: Manual, page: Page, { headings, product }: Names): readonly Unit[] {
  const outlined = manual.outline.filter((entry) => entry.page === page.number).map(({ title }) => title);
  const named = [...page.headings, ...outlined, ...headings];
  const furniture = new Set(wordsOf(`${manual.title ?? ''} ${product}`));
  const hazards = manual.hazards.map(({ text }) => text);
  const isHtml = manual.format === 'html';
  const text = isHtml ? withTabbedRows(page.text) : withoutRunningHeads(manual.pages, page);
  return unitsOf(text, named, { hazards, wrapped: !isHtml }).filter(
    (unit) => unit.kind !== 'sentence' || wordsOf(unit.text).some((word) => !furniture.has(word)),
  );
}

/** Whether a page lists where things stand: a table of contents or an index. */
export function isListing({ text }: Page): boolean {
  const lines = text.split('\n').filter((line) => line.trim().length > 3);
  const entries = lines.flatMap((line) => {
    const number = /(?<=[\s.,·…])\d{1,4}$/u.exec(line.trimEnd());
    const initial = number === null ? null : /\p{L}/u.exec(line.slice(0, titleCharacters));
    return number === null || initial === null ? [] : [{ page: Number(number[0]), initial: initial[0].toUpperCase() }];
  });
  if (entries.length < leastEntries || entries.length < lines.length / 2) return false;
  const initials = entries.map(({ initial }) => initial);
  return mostlyRising(entries.map(({ page }) => page)) || (mostlyRising(initials) && new Set(initials).size > 1);
}

/** A title has a letter among these first characters. */
const titleCharacters = 60;
const leastEntries = 8;
const rising = 0.85;

function mostlyRising(values: readonly (number | string)[]): boolean {
  const pairs = values.slice(1).filter((value, index) => value >= (values[index] ?? value));
  return pairs.length >= (values.length - 1) * rising;
}

/** The page's text with blanks for its running heads, so that places stay what they are. */
function withoutRunningHeads(pages: readonly Page[], page: Page): string {
  const beside = neighbours.flatMap((step) => {
    const other = pages[page.number - 1 + step];
    return other === undefined || other.text === page.text ? [] : edgesOf(other.text).map(lettersIn);
  });
  const known = new Set(beside);
  const lines = edgesOf(page.text);
  const running = lines.filter((line) => {
    const letters = lettersIn(line);
    // What ends like a sentence says something, though the next page may say it again.
    return letters === '' || (known.has(letters) && !sentenceEnd.test(line.text.trim()));
  });
  if (running.length === lines.length) return page.text;
  return running.reduce(
    (text, line) =>
      text.slice(0, line.start) + ' '.repeat(line.text.length) + text.slice(line.start + line.text.length),
    page.text,
  );
}

interface EdgeLine {
  readonly start: number;
  readonly text: string;
}

function edgesOf(text: string): readonly EdgeLine[] {
  const lines: EdgeLine[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') lines.push({ start, text: line });
    start += line.length + 1;
  }
  return [...lines.slice(0, edge), ...lines.slice(Math.max(edge, lines.length - edge))];
}

/** The letters of a line: the numbers of pages differ, and a page number may be Roman, too. */
function lettersIn({ text }: EdgeLine): string {
  return squeezed(text.toLowerCase().replace(/\b[ivxlc]+\s*$|[^\p{L}\s]/gu, ' '));
}

export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
}
