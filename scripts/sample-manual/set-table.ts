import type { Column } from './content.ts';
import type { Flow } from './flow.ts';
import { page, textWidth } from './flow.ts';
import { breakLines, drawLines, ink, small } from './type-setter.ts';

const padding = 4;

/** Sets a table row by row; a page that it goes on to repeats the titles. */
export function setTable(flow: Flow, columns: readonly Column[], rows: readonly (readonly string[])[]): void {
  setTitles(flow, columns);
  rows.forEach((row, index) => {
    const cells = breakCells(flow, columns, row);
    const height = rowHeight(cells);
    if (flow.y + height > page.bottom) {
      flow.reserve(height);
      setTitles(flow, columns);
    }
    if (index % 2 === 1) flow.sheet.rect(page.left, flow.y, textWidth, height).fill('#f6f8f9');
    drawCells(flow, columns, cells);
    flow.y += height;
    const { sheet } = flow;
    sheet.moveTo(page.left, flow.y).lineTo(page.right, flow.y).lineWidth(0.4).strokeColor(ink.rule).stroke();
  });
  flow.y += 10;
}

type Cells = readonly ReturnType<typeof breakLines>[];

function setTitles(flow: Flow, columns: readonly Column[]): void {
  flow.reserve(60);
  const height = small.leading + 2 * padding;
  flow.sheet.rect(page.left, flow.y, textWidth, height).fill(ink.accent);
  const style = { ...small, color: '#ffffff', bold: true };
  const cells = columns.map(({ title }) => breakLines(flow.sheet, title, style, textWidth));
  drawCells(flow, columns, cells, style.color);
  flow.y += height;
}

function breakCells(flow: Flow, columns: readonly Column[], row: readonly string[]): Cells {
  return columns.map(({ share }, index) =>
    breakLines(flow.sheet, row[index] ?? '', small, share * textWidth - 2 * padding),
  );
}

const rowHeight = (cells: Cells): number =>
  Math.max(...cells.map((lines) => lines.length)) * small.leading + 2 * padding - 1;

function drawCells(flow: Flow, columns: readonly Column[], cells: Cells, color: string = small.color): void {
  let x: number = page.left;
  columns.forEach(({ share }, index) => {
    drawLines(flow.sheet, cells[index] ?? [], { ...small, color }, x + padding, flow.y + padding);
    x += share * textWidth;
  });
}
