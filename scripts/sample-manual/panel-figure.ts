import type { Sheet } from './type-setter.ts';

const heights = { front: 204, rear: 168 } as const;
const shell = '#2a3138';
const edge = '#11151a';

/** Height of a figure in points; it is as wide as the text. */
export const figureHeight = (name: keyof typeof heights): number => heights[name];

/** Draws a panel with its numbered parts, its upper left corner at (x, y). */
export function drawFigure(sheet: Sheet, name: keyof typeof heights, x: number, y: number): void {
  sheet.save().translate(x, y);
  if (name === 'front') {
    drawModule(sheet);
    frontNumbers.forEach(([number, left, top]) => {
      drawNumber(sheet, number, left, top);
    });
  } else drawRear(sheet);
  sheet.restore();
}

/** The module as seen from the front, 337 by 200 points, without numbers. */
export function drawModule(sheet: Sheet): void {
  sheet.roundedRect(4, 4, 329, 194, 14).fillAndStroke(shell, edge);
  label(sheet, 'LINDHOLM', 22, 18, 11, 'Helvetica-Bold');
  label(sheet, 'RM-5', 268, 18, 11, 'Helvetica-Bold');
  label(sheet, 'RHYTHM MODULE', 22, 31, 5);
  drawDisplay(sheet, 116, 44);
  knob(sheet, 43, 68, 13, 'MASTER');
  knob(sheet, 87, 68, 13, 'PHONES');
  knob(sheet, 43, 122, 13, 'CLICK LEVEL');
  knob(sheet, 87, 122, 13, 'AUX/BT');
  knob(sheet, 285, 78, 26, 'DIAL');
  ['F1', 'F2', 'F3'].forEach((name, index) => {
    button(sheet, 122 + index * 40, 116, name);
  });
  ['MENU', 'EXIT', 'SHIFT'].forEach((name, index) => {
    button(sheet, 252 + index * 26, 128, name, 22);
  });
  ['KIT', 'PAD', 'SONG', 'LOCK'].forEach((name, index) => {
    button(sheet, 30 + index * 36, 164, name);
  });
  ['CLICK', 'TAP', 'PLAY/STOP', 'REC'].forEach((name, index) => {
    button(sheet, 186 + index * 34, 164, name, 26, name === 'REC' ? '#b5341f' : '#d9dee2');
  });
}

const frontNumbers: readonly (readonly [number: number, x: number, y: number])[] = [
  [1, 116, 44],
  [2, 120, 115],
  [3, 251, 127],
  [4, 277, 127],
  [5, 303, 127],
  [6, 264, 57],
  [7, 30, 162],
  [8, 66, 162],
  [9, 102, 162],
  [14, 138, 162],
  [10, 185, 162],
  [11, 219, 162],
  [12, 253, 162],
  [13, 287, 162],
  [15, 31, 56],
  [16, 75, 56],
  [17, 31, 110],
  [18, 75, 110],
];

function drawDisplay(sheet: Sheet, x: number, y: number): void {
  sheet.roundedRect(x, y, 124, 64, 4).fillAndStroke('#0c2b31', edge);
  sheet.fillColor('#9fe3e8').font('Helvetica').fontSize(6);
  sheet.text('U012', x + 8, y + 9, { lineBreak: false });
  sheet.text('120 BPM', x + 88, y + 9, { lineBreak: false });
  sheet
    .font('Helvetica-Bold')
    .fontSize(13)
    .text('Birch Studio', x + 8, y + 24, { lineBreak: false });
  sheet.font('Helvetica').fontSize(5.5);
  ['PRESET/USER', 'FAV', 'VIEW'].forEach((name, index) => {
    sheet.text(name, x + 20 + index * 40 - sheet.widthOfString(name) / 2, y + 52, { lineBreak: false });
  });
}

function knob(sheet: Sheet, x: number, y: number, radius: number, name: string): void {
  sheet.circle(x, y, radius).fillAndStroke('#454f58', edge);
  sheet.circle(x, y, radius * 0.72).fill('#5b6670');
  sheet
    .moveTo(x, y - radius * 0.3)
    .lineTo(x, y - radius * 0.9)
    .lineWidth(1.6)
    .strokeColor('#f2f4f5')
    .stroke();
  sheet.lineWidth(1);
  label(sheet, name, x - sheet.font('Helvetica').fontSize(5.5).widthOfString(name) / 2, y + radius + 5, 5.5);
}

function button(sheet: Sheet, x: number, y: number, name: string, width = 28, color = '#d9dee2'): void {
  sheet.roundedRect(x, y, width, 11, 2.5).fillAndStroke(color, edge);
  const size = 5.2;
  label(sheet, name, x + (width - sheet.font('Helvetica').fontSize(size).widthOfString(name)) / 2, y + 14, size);
}

function label(sheet: Sheet, name: string, x: number, y: number, size: number, font = 'Helvetica', color = '#eef1f3') {
  sheet.font(font).fontSize(size).fillColor(color).text(name, x, y, { lineBreak: false });
}

function drawNumber(sheet: Sheet, number: number, x: number, y: number): void {
  sheet.circle(x, y, 5.4).lineWidth(0.8).fillAndStroke('#ffffff', '#0f5f6b').lineWidth(1);
  const name = String(number);
  const width = sheet.font('Helvetica-Bold').fontSize(6.2).widthOfString(name);
  sheet.fillColor('#0f5f6b').text(name, x - width / 2, y - 2.6, { lineBreak: false });
}

type Jack = readonly [
  number: number,
  name: string,
  x: number,
  shape: 'jack' | 'pair' | 'din' | 'wide' | 'small' | 'slot',
];

const rearJacks: readonly Jack[] = [
  [19, 'POWER', 18, 'small'],
  [20, 'DC IN 9 V', 44, 'small'],
  [29, 'USB', 68, 'small'],
  [28, 'MIDI IN   OUT', 102, 'din'],
  [27, 'AUX IN', 134, 'small'],
  [24, 'MASTER OUT', 164, 'pair'],
  [25, 'DIRECT OUT', 204, 'pair'],
  [23, 'FOOT SW', 236, 'jack'],
  [22, 'CRASH 2, AUX', 268, 'pair'],
  [21, 'TRIGGER INPUT', 311, 'wide'],
];

function drawRear(sheet: Sheet): void {
  sheet.roundedRect(0, 14, 337, 62, 8).fillAndStroke(shell, edge);
  rearJacks.forEach((jack) => {
    drawJack(sheet, jack, 43);
  });
  label(sheet, 'Left side', 0, 90, 6.5, 'Helvetica-Bold', '#1c2228');
  sheet.roundedRect(0, 101, 150, 54, 8).fillAndStroke(shell, edge);
  drawJack(sheet, [26, 'PHONES', 75, 'jack'], 127);
  label(sheet, 'Right side', 187, 90, 6.5, 'Helvetica-Bold', '#1c2228');
  sheet.roundedRect(187, 101, 150, 54, 8).fillAndStroke(shell, edge);
  drawJack(sheet, [30, 'SD CARD', 262, 'slot'], 127);
}

function drawJack(sheet: Sheet, [number, name, x, shape]: Jack, y: number): void {
  const metal = '#b9c1c8';
  if (shape === 'wide') sheet.roundedRect(x - 18, y - 7, 36, 14, 4).fillAndStroke(metal, edge);
  else if (shape === 'slot') sheet.rect(x - 26, y - 2.5, 52, 5).fillAndStroke('#0b0e11', metal);
  else {
    const radius = { jack: 8, pair: 8, din: 9, small: 6 }[shape];
    const centres = shape === 'pair' || shape === 'din' ? [x - radius - 1, x + radius + 1] : [x];
    for (const centre of centres) {
      sheet.circle(centre, y, radius).fillAndStroke(metal, edge);
      sheet.circle(centre, y, radius * 0.55).fill(edge);
    }
  }
  const size = 4.6;
  label(sheet, name, x - sheet.font('Helvetica').fontSize(size).widthOfString(name) / 2, y + 18, size);
  drawNumber(sheet, number, x, shape === 'slot' ? y - 14 : y - 18);
}
