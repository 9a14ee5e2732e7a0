import type { Sheet } from './type-setter.ts';
import { ink } from './type-setter.ts';

/** A5 in points, and where the text stands on it. */
export const page = { width: 419.53, height: 595.28, left: 44, right: 381, top: 58, bottom: 547 } as const;
export const textWidth = page.right - page.left;

/** Where the next thing goes, page after page. */
export interface Flow {
  readonly sheet: Sheet;
  /** Distance from the page's top, points. */
  y: number;
  /** Printed number of the present page. */
  label(): string;
  /** Starts a page under this running title; pages that follow by themselves carry it too. */
  startPage(running: string): void;
  /** Makes sure that `height` points are left on the page, else goes on to the next. */
  reserve(height: number): void;
}

/** A flow over the pages of `sheet`. `toLabel` makes the printed number of the n-th page of this flow, 1-based. */
export function createFlow(sheet: Sheet, toLabel: (nth: number) => string): Flow {
  let count = 0;
  let title = '';
  const label = () => toLabel(count);
  const turn = () => {
    count += 1;
    sheet.addPage();
    drawFrame(sheet, title, label());
    flow.y = page.top;
  };
  const flow: Flow = {
    sheet,
    y: page.top,
    label,
    startPage(running) {
      title = running;
      turn();
    },
    reserve(height) {
      if (flow.y + height > page.bottom) turn();
    },
  };
  return flow;
}

function drawFrame(sheet: Sheet, running: string, label: string): void {
  sheet.font('Helvetica').fontSize(7).fillColor(ink.soft);
  sheet.text(running, page.left, 30, { lineBreak: false });
  sheet.moveTo(page.left, 42).lineTo(page.right, 42).lineWidth(0.6).strokeColor(ink.rule).stroke();
  sheet.text("Lindholm RM-5 Owner's Manual", page.left, 560, { lineBreak: false });
  sheet.font('Helvetica-Bold').fontSize(9).fillColor(ink.accent);
  sheet.text(label, page.right - sheet.widthOfString(label), 558.5, { lineBreak: false });
}

/** 1 → i, 4 → iv: the numbers of the pages before the first chapter, up to xxxix. */
export function roman(value: number): string {
  const ones = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'];
  return 'x'.repeat(Math.floor(value / 10)) + (ones[value % 10] ?? '');
}
