import type { Span } from './cut-windows.ts';

/** A row of a table: cells with tabs between them, as PDFs give them, or with bars, as HTML does. */
const ROW = /\S\t+\S|\S \| \S/u;
const STEP = /^\s*(?:step\s+)?\(?(\d{1,2})[.):]\s+\S/iu;
const SENTENCE_END = /[.!?:;…。！？]["'”’)\]]*\s*$/u;
/** A cell may be wrapped over so many lines between two rows. */
const WRAPPED_LINES = 2;
/** A step may have so many lines before the next one. */
const STEP_LINES = 8;

interface Line extends Span {
  readonly text: string;
}

/** A stretch of lines by their numbers, the last one included. */
interface Run {
  readonly first: number;
  readonly last: number;
}

/**
 * The tables and numbered procedures of `span` of `text`, in order and apart from each other: what a reader needs whole.
 * A table has two rows at least, a procedure two steps whose numbers count on.
 */
export function keptBlocks(text: string, span: Span): readonly Span[] {
  const lines = linesOf(text, span);
  return spansOf(lines, apart([...tablesIn(lines), ...proceduresIn(lines)]));
}

/** The numbered procedures of `span` of `text`, in order: two steps at least, whose numbers count on. */
export function proceduresOf(text: string, span: Span): readonly Span[] {
  const lines = linesOf(text, span);
  return spansOf(lines, proceduresIn(lines));
}

function spansOf(lines: readonly Line[], runs: readonly Run[]): readonly Span[] {
  return runs.flatMap(({ first, last }) => {
    const [from, to] = [lines[first], lines[last]];
    return from === undefined || to === undefined ? [] : [{ start: from.start, end: to.end }];
  });
}

function linesOf(text: string, { start, end }: Span): readonly Line[] {
  return [...text.slice(start, end).matchAll(/[^\n]*\n|[^\n]+/gu)].map((line) => ({
    start: start + line.index,
    end: start + line.index + line[0].length,
    text: line[0],
  }));
}

function tablesIn(lines: readonly Line[]): readonly Run[] {
  const rows = lines.flatMap((line, number) => (ROW.test(line.text) ? [number] : []));
  return runsOf(rows, (row, next) => next - row <= WRAPPED_LINES + 1 && !hasGap(lines, row, next));
}

function proceduresIn(lines: readonly Line[]): readonly Run[] {
  const steps = lines.flatMap((line, number) => (STEP.test(line.text) ? [number] : []));
  const countsOn = (step: number, next: number): boolean =>
    next - step <= STEP_LINES && numberOf(lines[next]) === numberOf(lines[step]) + 1;
  return runsOf(steps, countsOn).map(({ first, last }) => ({ first, last: endOfStep(lines, last) }));
}

/** The lines that belong together, as long as each goes with the one before it; one alone is no run. */
function runsOf(numbers: readonly number[], goesOn: (number: number, next: number) => boolean): readonly Run[] {
  const runs: Run[] = [];
  let first = numbers[0] ?? 0;
  for (const [place, last] of numbers.entries()) {
    const next = numbers[place + 1];
    if (next !== undefined && goesOn(last, next)) continue;
    if (last > first) runs.push({ first, last });
    first = next ?? last;
  }
  return runs;
}

function hasGap(lines: readonly Line[], from: number, to: number): boolean {
  return lines.slice(from + 1, to).some(({ text }) => text.trim() === '');
}

/** The line with which the last step's sentence ends; its first one where there is no such. */
function endOfStep(lines: readonly Line[], step: number): number {
  for (let number = step; number < Math.min(lines.length, step + STEP_LINES); number += 1) {
    const { text } = lines[number] ?? { text: '' };
    if (text.trim() === '') break;
    if (SENTENCE_END.test(text)) return number;
  }
  return step;
}

function numberOf(line: Line | undefined): number {
  return Number(STEP.exec(line?.text ?? '')?.[1] ?? NaN);
}

/** In order, those that overlap as one: a procedure may hold a table. */
function apart(runs: readonly Run[]): readonly Run[] {
  const joined: Run[] = [];
  for (const run of runs.toSorted((one, other) => one.first - other.first)) {
    const before = joined.at(-1);
    if (before === undefined || run.first > before.last) joined.push(run);
    else joined.splice(-1, 1, { first: before.first, last: Math.max(before.last, run.last) });
  }
  return joined;
}
