/** The document that is drawn on. */
export type Sheet = PDFKit.PDFDocument;

export const ink = { text: '#1c2228', soft: '#5d6873', rule: '#c9d0d6', accent: '#0f5f6b', pale: '#eef3f4' } as const;

export interface TextStyle {
  /** Points. */
  readonly size: number;
  /** Distance from line to line, points. */
  readonly leading: number;
  readonly color: string;
  readonly bold?: boolean;
}

export const body: TextStyle = { size: 8.8, leading: 12.6, color: ink.text };
export const small: TextStyle = { size: 7.8, leading: 10.8, color: ink.text };

interface Run {
  readonly text: string;
  readonly bold: boolean;
  readonly x: number;
}

export type Line = readonly Run[];

interface Word {
  readonly text: string;
  readonly bold: boolean;
  /** True when a space stands before it. */
  readonly spaced: boolean;
}

const pieces = /\*\*(?<strong>[^*]+)\*\*|(?<button>\[[^\]]+\])|(?<plain>[^[*]+)/gu;

/** Breaks a text into lines of at most `width` points. `**…**` and `[BUTTON]` are bold. */
export function breakLines(sheet: Sheet, text: string, style: TextStyle, width: number): readonly Line[] {
  const lines: Run[][] = [];
  let line: Run[] = [];
  let x = 0;
  for (const word of words(text)) {
    const bold = word.bold || style.bold === true;
    const gap = word.spaced && line.length > 0 ? measure(sheet, ' ', style, bold) : 0;
    const length = measure(sheet, word.text, style, bold);
    if (x + gap + length > width && line.length > 0 && word.spaced) {
      lines.push(line);
      line = [];
      x = 0;
    } else x += gap;
    const last = line.at(-1);
    if (last?.bold === bold) {
      line[line.length - 1] = { ...last, text: `${last.text}${gap > 0 ? ' ' : ''}${word.text}` };
    } else {
      line.push({ text: word.text, bold, x });
    }
    x += length;
  }
  return [...lines, line];
}

/** Draws lines from `y` (the top of the first) downwards and returns the y below the last. */
export function drawLines(sheet: Sheet, lines: readonly Line[], style: TextStyle, x: number, y: number): number {
  lines.forEach((line, index) => {
    for (const run of line) {
      sheet
        .font(run.bold ? 'Helvetica-Bold' : 'Helvetica')
        .fontSize(style.size)
        .fillColor(style.color);
      sheet.text(run.text, x + run.x, y + index * style.leading + (style.leading - style.size) / 2, {
        lineBreak: false,
      });
    }
  });
  return y + lines.length * style.leading;
}

function measure(sheet: Sheet, text: string, style: TextStyle, bold: boolean): number {
  return sheet
    .font(bold ? 'Helvetica-Bold' : 'Helvetica')
    .fontSize(style.size)
    .widthOfString(text);
}

function words(text: string): readonly Word[] {
  const found: Word[] = [];
  let spaced = false;
  for (const piece of text.matchAll(pieces)) {
    const { strong, button, plain } = piece.groups ?? {};
    if (button !== undefined) {
      found.push({ text: button, bold: true, spaced });
      spaced = false;
      continue;
    }
    for (const part of (strong ?? plain ?? '').split(/( )/u)) {
      if (part === ' ') spaced = true;
      else if (part !== '') {
        found.push({ text: part, bold: strong !== undefined, spaced });
        spaced = false;
      }
    }
  }
  return found;
}
