import type { Chapter } from './content.ts';
import type { Flow } from './flow.ts';
import { page, textWidth } from './flow.ts';
import { breakLines, drawLines, ink } from './type-setter.ts';

const line = { size: 8, leading: 11.2, color: ink.text };
const gap = 20;
const columnWidth = (textWidth - gap) / 2;

/** Sets the index in two columns: every term of every section with the pages where those sections start. */
export function setIndex(flow: Flow, chapters: readonly Chapter[], labels: ReadonlyMap<string, string>): void {
  const top = flow.y;
  let column = 0;
  let y = top;
  let letter = '';
  for (const [term, pages] of collectTerms(chapters, labels)) {
    const first = term.charAt(0).toUpperCase();
    const needed = first === letter ? line.leading : line.leading * 2 + 8;
    if (y + needed > page.bottom) {
      column += 1;
      if (column === 2) {
        flow.startPage('Index');
        column = 0;
      }
      y = column === 0 ? page.top : flow.y;
    }
    const x = page.left + column * (columnWidth + gap);
    if (first !== letter) y = setLetter(flow, first, x, y + 4);
    letter = first;
    y = drawLines(flow.sheet, breakLines(flow.sheet, `${term}  ${pages.join(', ')}`, line, columnWidth), line, x, y);
  }
}

function setLetter(flow: Flow, letter: string, x: number, y: number): number {
  const style = { ...line, size: 9, color: ink.accent, bold: true };
  return drawLines(flow.sheet, breakLines(flow.sheet, letter, style, columnWidth), style, x, y) + 1;
}

function collectTerms(
  chapters: readonly Chapter[],
  labels: ReadonlyMap<string, string>,
): readonly (readonly [string, readonly string[]])[] {
  const terms = new Map<string, Set<string>>();
  for (const { index, id } of chapters.flatMap((chapter) => chapter.sections)) {
    for (const term of index) {
      const pages = terms.get(term) ?? new Set();
      terms.set(term, pages.add(labels.get(id) ?? '0'));
    }
  }
  const order = new Intl.Collator('en', { sensitivity: 'base' });
  return [...terms]
    .map(([term, pages]) => [term, [...pages]] as const)
    .sort(([one], [other]) => order.compare(one, other));
}
