import type { ManualText, OutlineEntry, Page } from '../manual/manual.ts';
import type { Span } from './cut-windows.ts';

/** A stretch of a page's text under one heading. */
export interface Section extends Span {
  readonly headings: readonly string[];
}

interface Mark {
  readonly at: number;
  readonly title: string;
  /** Null for a heading that the outline doesn't list: it stands below whatever the outline says. */
  readonly depth: number | null;
}

/** A section that is only its heading line says nothing by itself; units of text. */
const LONE_HEADING = 80;

/**
 * The sections of each page, in page order: where the outline's entries and the page's own headings stand in the text
 * the page is cut, and each stretch gets the path of headings above it. The sections of a page cover its text.
 */
export function* sectionsOf(
  manual: ManualText,
): Generator<{ readonly page: Page; readonly sections: readonly Section[] }> {
  const outline = Map.groupBy(manual.outline, (entry) => entry.page);
  const path: string[] = [];
  let local: string | null = null;
  for (const page of manual.pages) {
    const sections: Section[] = [];
    let start = 0;
    const close = (end: number): void => {
      if (end > start) sections.push({ start, end, headings: local === null ? [...path] : [...path, local] });
      start = end;
    };
    for (const mark of marksOf(page, outline.get(page.number) ?? [])) {
      if (mark.at - start >= LONE_HEADING || page.text.slice(0, mark.at).trim() === '') close(mark.at);
      if (mark.depth === null) {
        local = mark.title;
      } else {
        path.splice(mark.depth, path.length, mark.title);
        local = null;
      }
    }
    close(page.text.length);
    yield { page, sections };
  }
}

/** Where the headings of a page stand in its text, in the order of the text. */
function marksOf(page: Page, entries: readonly OutlineEntry[]): readonly Mark[] {
  if (entries.length === 0 && page.headings.length === 0) return [];
  const lines = linesOf(page.text);
  const marks: Mark[] = [];
  let from = 0;
  for (const entry of entries) {
    const at = headingPlace(lines, entry.title, from) ?? from;
    marks.push({ at, title: entry.title.trim(), depth: entry.depth });
    from = at;
  }
  const listed = new Set(entries.map((entry) => plain(entry.title)));
  from = 0;
  for (const heading of page.headings) {
    const at = headingPlace(lines, heading, from);
    if (at === null) continue;
    from = at;
    if (!marks.some((mark) => mark.at === at) && !listed.has(plain(heading)))
      marks.push({ at, title: heading.trim(), depth: null });
  }
  return marks.sort((a, b) => a.at - b.at);
}

interface Line {
  readonly at: number;
  readonly plain: string;
}

function linesOf(text: string): readonly Line[] {
  return [...text.matchAll(/[^\n]+/gu)].map((line) => ({ at: line.index, plain: plain(line[0]) }));
}

/** The start of the line, or of two lines, that say the title, perhaps after its number; null when there are none. */
function headingPlace(lines: readonly Line[], title: string, from: number): number | null {
  const wanted = plain(title);
  if (wanted === '') return null;
  for (const [index, line] of lines.entries()) {
    if (line.at < from || line.plain === '') continue;
    const two = line.plain + (lines[index + 1]?.plain ?? '');
    if (isTitle(line.plain, wanted) || isTitle(two, wanted)) return line.at;
  }
  return null;
}

function isTitle(line: string, wanted: string): boolean {
  return line.endsWith(wanted) && /^(chapter|appendix|part|section)?\p{N}*$/u.test(line.slice(0, -wanted.length));
}

/** Letters and digits alone: spacing, dots and dashes of a heading differ between an outline and its page. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
