import type { Block } from './content.ts';
import { drawFigure, figureHeight } from './panel-figure.ts';
import type { Flow } from './flow.ts';
import { page, textWidth } from './flow.ts';
import { setTable } from './set-table.ts';
import { body, breakLines, drawLines, ink, small } from './type-setter.ts';

const boxColors = {
  WARNING: { bar: '#c2341d', pale: '#fdeeea' },
  CAUTION: { bar: '#c98a00', pale: '#fff6df' },
  NOTE: { bar: ink.accent, pale: ink.pale },
} as const;

/** Sets one block at the flow's place. `fill` replaces the page references of a text. */
export function setBlock(flow: Flow, block: Block, fill: (text: string) => string): void {
  switch (block.kind) {
    case 'text':
      setText(flow, fill(block.text));
      break;
    case 'path':
      setPath(flow, fill(block.text));
      break;
    case 'subheading':
      setSubheading(flow, block.text);
      break;
    case 'steps':
    case 'bullets':
      setList(flow, block.items.map(fill), block.kind);
      break;
    case 'box':
      setBox(flow, block.level, block.texts.map(fill));
      break;
    case 'table':
      setTable(
        flow,
        block.columns,
        block.rows.map((row) => row.map(fill)),
      );
      break;
    case 'figure':
      setFigure(flow, block.name, block.caption);
      break;
  }
}

function setText(flow: Flow, text: string): void {
  const lines = breakLines(flow.sheet, text, body, textWidth);
  flow.reserve(Math.min(lines.length, 5) * body.leading);
  for (const line of lines) {
    flow.reserve(body.leading);
    flow.y = drawLines(flow.sheet, [line], body, page.left, flow.y);
  }
  flow.y += 5;
}

function setSubheading(flow: Flow, text: string): void {
  const style = { size: 9.4, leading: 15, color: ink.text, bold: true };
  flow.reserve(50);
  flow.y = drawLines(flow.sheet, breakLines(flow.sheet, text, style, textWidth), style, page.left, flow.y + 2);
}

function setPath(flow: Flow, text: string): void {
  const lines = breakLines(flow.sheet, text, body, textWidth - 20);
  const height = lines.length * body.leading + 7;
  flow.reserve(height + 30);
  flow.sheet.roundedRect(page.left, flow.y, textWidth, height, 3).fill(ink.pale);
  drawLines(flow.sheet, lines, body, page.left + 10, flow.y + 3.5);
  flow.y += height + 7;
}

function setList(flow: Flow, items: readonly string[], kind: 'steps' | 'bullets'): void {
  const indent = 17;
  items.forEach((item, index) => {
    const lines = breakLines(flow.sheet, item, body, textWidth - indent);
    flow.reserve(lines.length * body.leading);
    const mark = kind === 'steps' ? `**${index + 1}.**` : '•';
    const color = kind === 'steps' ? ink.accent : ink.text;
    const x = page.left + (kind === 'steps' ? 1 : 6);
    drawLines(flow.sheet, breakLines(flow.sheet, mark, body, indent), { ...body, color }, x, flow.y);
    flow.y = drawLines(flow.sheet, lines, body, page.left + indent, flow.y) + 2.5;
  });
  flow.y += 4;
}

function setBox(flow: Flow, level: keyof typeof boxColors, texts: readonly string[]): void {
  const { sheet } = flow;
  const colors = boxColors[level];
  const left = page.left + 12;
  const paragraphs = texts.map((text) => breakLines(sheet, text, body, textWidth - 22));
  const lines = paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0);
  const height = 22 + lines * body.leading + (paragraphs.length - 1) * 3 + 6;
  flow.reserve(height);
  sheet.roundedRect(page.left, flow.y, textWidth, height, 3).fill(colors.pale);
  sheet.rect(page.left, flow.y, 4, height).fill(colors.bar);
  if (level !== 'NOTE') drawTriangle(flow, left, flow.y + 6, colors.bar);
  const title = { size: 8.8, leading: 12, color: colors.bar, bold: true };
  const titleX = level === 'NOTE' ? left : left + 17;
  drawLines(sheet, breakLines(sheet, level, title, textWidth), title, titleX, flow.y + 6);
  let y = flow.y + 21;
  for (const paragraph of paragraphs) y = drawLines(sheet, paragraph, body, left, y) + 3;
  flow.y += height + 8;
}

function drawTriangle(flow: Flow, x: number, y: number, color: string): void {
  const { sheet } = flow;
  sheet
    .polygon([x, y + 11], [x + 6.5, y], [x + 13, y + 11])
    .lineJoin('round')
    .fill(color);
  sheet.rect(x + 5.9, y + 3.8, 1.3, 3.8).fill('#ffffff');
  sheet.circle(x + 6.55, y + 9, 0.8).fill('#ffffff');
}

function setFigure(flow: Flow, name: 'front' | 'rear', caption: string): void {
  const height = figureHeight(name);
  flow.reserve(height + 24);
  drawFigure(flow.sheet, name, page.left, flow.y);
  const style = { ...small, color: ink.soft };
  drawLines(flow.sheet, breakLines(flow.sheet, caption, style, textWidth), style, page.left, flow.y + height + 3);
  flow.y += height + 22;
}
