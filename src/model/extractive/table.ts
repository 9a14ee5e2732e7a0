import type { Group, Line } from './unit.ts';

/** Follows the rows of the tables of a page: extraction puts a tab between two cells of a line. */
export interface Table {
  isOpen(): boolean;
  /** An empty line: the next cell of a row that lacks one, or the end of the row. */
  gap(): void;
  /** A heading, a step or a warning: no row goes on after it. */
  end(): void;
  /** Takes a line that belongs to the table; gives the row that it begins, and null where it goes on with one. */
  take(index: number): Group | 'goes-on' | null;
}

interface State {
  /** The row that may go on. */
  row: Group | null;
  /** Rows of the table so far; the first may be its head. */
  rows: readonly Group[];
  columns: number;
  /** Characters of the longest line of a last cell. */
  width: number;
  afterGap: boolean;
}

const closed: State = { row: null, rows: [], columns: 0, width: 0, afterGap: false };
/** How a cell ends that is complete. */
const complete = /[.!?。！？]["'”’)\]]*$/u;
/** The first cell of a row is not wrapped over more lines than this. */
const mostFirstLines = 3;
/** So many lines ahead the table has to go on. */
const ahead = 12;
/** A line this much longer than any of the last column's is a paragraph. */
const paragraph = 1.5;
const leastWidth = 24;

/**
 * @param lines of the page; `take` is called with the indexes of those that aren't blank, in their order
 * @param options `wrapped`: whether a row may go on in the next line
 */
export function createTable(lines: readonly Line[], { wrapped }: { readonly wrapped: boolean }): Table {
  const texts = lines.map(({ text }) => text.trim());
  let state: State = { ...closed };
  return {
    isOpen: () => state.row !== null,
    end() {
      state = { ...closed };
    },
    gap() {
      if (wrapped && state.row !== null && state.row.cells.length < state.columns) state.afterGap = true;
      else state.row = null;
    },
    take(index) {
      const line = lines[index];
      const text = texts[index];
      if (line === undefined || text === undefined) return null;
      if (wrapped && !text.includes('\t') && state.row !== null && goesOn(texts, index, state.row, state)) {
        append(line, state.row, state);
        return 'goes-on';
      }
      if (text.includes('\t') || (wrapped && beginsRow(texts, index, state))) return begin(line, state);
      state = { ...closed };
      return null;
    },
  };
}

function goesOn(texts: readonly string[], index: number, row: Group, state: State): boolean {
  const text = texts[index] ?? '';
  const lacksCells = row.cells.length < state.columns;
  if (state.afterGap) return lacksCells && text.length <= state.width * paragraph * 2;
  if (text.length > state.width * paragraph) return false;
  if (lacksCells || !complete.test(row.cells.at(-1) ?? '')) return true;
  if (beginsRow(texts, index, state)) return false;
  // A sentence ended with its line: it goes on only where the next word had no room.
  const line = row.lines.at(-1)?.text.trim().split('\t').at(-1) ?? '';
  return line.length + 1 + (text.split(/\s/u)[0] ?? '').length > state.width;
}

/** An untabbed line that begins a row: its first cell is wrapped, the others come after an empty line. */
function beginsRow(texts: readonly string[], index: number, { rows, width }: State): boolean {
  const text = texts[index] ?? '';
  if (rows.length === 0 || text.length > width * paragraph) return false;
  const end = texts.findIndex((other, at) => at > index && (other === '' || other.includes('\t')));
  const next = texts[end + 1] ?? '';
  if (texts[end] !== '' || end - index > mostFirstLines || next === '' || next.includes('\t')) return false;
  return texts.slice(end + 1, end + ahead).some((other) => other.includes('\t'));
}

function begin(line: Line, state: State): Group {
  const cells = line.text
    .trim()
    .split('\t')
    .map((cell) => cell.trim());
  const row: Group = { kind: 'row', mark: null, lines: [line], cells };
  state.row = row;
  state.rows = [...state.rows.slice(0, 2), row];
  state.columns = Math.max(state.columns, cells.length);
  state.width = Math.max(state.width, leastWidth, cells.at(-1)?.length ?? 0);
  state.afterGap = false;
  if (state.rows.length === 2) markHead(state.rows);
  return row;
}

function append(line: Line, row: Group, state: State): void {
  const text = line.text.trim();
  if (state.afterGap) row.cells.push(text);
  else row.cells.push(`${row.cells.pop() ?? ''} ${text}`);
  row.lines.push(line);
  state.width = Math.max(state.width, text.length);
  state.afterGap = false;
}

/** The first row names the columns when it is short words alone. */
function markHead([first, second]: readonly Group[]): void {
  if (first === undefined || second === undefined || first.cells.length < 2) return;
  const isName = (cell: string): boolean => /^\p{Lu}[^\d.!?]{0,28}$/u.test(cell) && cell.split(' ').length <= 4;
  if (first.cells.every(isName) && first.cells.length >= second.cells.length) first.kind = 'label';
}
