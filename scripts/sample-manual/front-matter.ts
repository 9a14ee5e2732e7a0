import { bullets, caution, note, path, steps, text, warning } from './content.ts';
import type { Block } from './content.ts';
import type { Flow } from './flow.ts';
import { page, textWidth } from './flow.ts';
import { drawModule } from './panel-figure.ts';
import { setBlock } from './set-block.ts';
import { breakLines, drawLines, ink } from './type-setter.ts';
import type { Sheet } from './type-setter.ts';

const entryHeight = 10.9;

/** A line of the contents. */
export interface Entry {
  readonly id: string;
  readonly title: string;
  readonly label: string;
  readonly depth: 0 | 1;
}

/** Draws the cover on a page of its own. */
export function drawCover(sheet: Sheet): void {
  sheet.addPage();
  sheet.rect(0, 0, page.width, page.height).fill('#10262b');
  sheet.rect(0, 0, page.width, 6).fill('#e2a33b');
  words(sheet, 'LINDHOLM', 44, 64, 20, 'Helvetica-Bold', '#ffffff');
  words(sheet, 'RM-5', 44, 118, 64, 'Helvetica-Bold', '#ffffff');
  words(sheet, 'RHYTHM MODULE', 46, 186, 15, 'Helvetica', '#9fd3d9');
  sheet.save().translate(41, 246).scale(1);
  drawModule(sheet);
  sheet.restore();
  words(sheet, "Owner's Manual", 44, 500, 22, 'Helvetica-Bold', '#ffffff');
  words(sheet, '2nd edition, for firmware 2.10', 44, 530, 9.5, 'Helvetica', '#9fd3d9');
}

const about: readonly Block[] = [
  text(
    'The RM-5 is the sound module of an electronic drum kit. The pads only send strokes; every sound comes from here.',
  ),
  bullets(
    '420 instruments, 50 preset kits and 100 user kits, and samples of your own from an SD card.',
    'A click that can go to the drummer’s headphones alone.',
    'Recording inside, on an SD card, or in ten channels over USB.',
    'Music from a phone, and MIDI, over Bluetooth.',
  ),
  text(
    '**If you only read three chapters,** read Safety (page {page:safety}), Connections (page {page:connections}) and Getting started (page {page:start}).',
  ),
  text(
    'Part numbers in circles refer to the figures on pages {page:panel-front} and {page:panel-rear}. The index on page {page:index} leads from words to pages.',
  ),
  text(
    '© 2025 Lindholm Instruments. 2nd edition, November 2025. Lindholm and the RM-5 are made up: this manual was written as a sample document, may be copied freely, and does not describe a product that can be bought.',
  ),
];

const conventions: readonly Block[] = [
  text('The same signs are used in the whole manual:'),
  warning('Stands before what can injure people, or erase your work for good.'),
  caution('Stands before what can damage the RM-5 or other equipment, or lose the data being written.'),
  note('Gives a hint, or says what to watch for.'),
  bullets(
    'Buttons and knobs stand in brackets: [MENU], [CLICK LEVEL]. [ENTER] means pushing [DIAL].',
    'Two buttons with a plus, [SHIFT] + [PAD]: hold the first, press the second.',
    'Jacks are written as they are printed on the panel: PHONES, TRIGGER INPUT.',
    'Words in quotation marks, such as "Done", appear on the display.',
    'The way to a function in the menu is set apart like this:',
  ),
  path('[MENU] > System > Bluetooth > Audio Pairing'),
];

const quickStart: readonly Block[] = [
  text('From the box to the first groove in five minutes:'),
  steps(
    'Fix the RM-5 to the stand with the clamp and connect the cable loom to TRIGGER INPUT (page {page:connect-pads}).',
    'Turn [MASTER] and [PHONES] fully to the left. Connect headphones to PHONES.',
    'Connect the PA-912 adaptor to DC IN 9 V and press [POWER]. The kit screen appears after about six seconds.',
    'Strike the snare and turn up [PHONES] slowly.',
    'Turn [DIAL] to choose a kit. P01 to P50 are presets.',
    'Press [CLICK] for the metronome, or [SONG] and [PLAY/STOP] for music to play along with.',
    'To hear music from your phone, pair it over Bluetooth (page {page:bt-pair}).',
  ),
  note('If a pad is silent or too loud, look under Triggers and sensitivity (page {page:triggers}).'),
];

/** Sets everything between the cover and the first chapter: six pages with the cover, i to vi. */
export function setFrontMatter(flow: Flow, entries: readonly Entry[], fill: (text: string) => string): void {
  setPage(flow, 'About this manual', about, fill);
  setContents(flow, entries);
  setPage(flow, 'Signs used in this manual', conventions, fill);
  setPage(flow, 'Quick start', quickStart, fill);
}

function setPage(flow: Flow, title: string, blocks: readonly Block[], fill: (text: string) => string): void {
  flow.startPage('');
  setTitle(flow, title);
  for (const block of blocks) setBlock(flow, block, fill);
}

/** A title over the whole width, as chapters have it. */
export function setTitle(flow: Flow, title: string): void {
  flow.sheet.outline.addItem(title);
  words(flow.sheet, title, page.left, flow.y - 4, 20, 'Helvetica-Bold', ink.accent);
  flow.y += 36;
}

function setContents(flow: Flow, entries: readonly Entry[]): void {
  flow.startPage('');
  setTitle(flow, 'Contents');
  entries.forEach((entry, index) => {
    const next = entries.findIndex((other, place) => place > index && other.depth === 0);
    const lines = entry.depth === 0 ? (next === -1 ? entries.length : next) - index : 1;
    flow.reserve(lines * entryHeight + 4);
    setEntry(flow, entry);
  });
}

function setEntry(flow: Flow, entry: Entry): void {
  const { sheet } = flow;
  const bold = entry.depth === 0;
  if (bold) flow.y += 4;
  const style = { size: bold ? 8.8 : 8.2, leading: entryHeight, color: bold ? ink.accent : ink.text, bold };
  const left = page.left + (bold ? 0 : 12);
  drawLines(sheet, breakLines(sheet, entry.title, style, textWidth), style, left, flow.y);
  const font = sheet.font(bold ? 'Helvetica-Bold' : 'Helvetica').fontSize(style.size);
  const end = page.right - font.widthOfString(entry.label);
  const start = left + font.widthOfString(entry.title) + 5;
  sheet.text(entry.label, end, flow.y + 1.3, { lineBreak: false });
  const base = flow.y + 8.4;
  sheet
    .moveTo(start, base)
    .lineTo(end - 5, base)
    .lineWidth(0.5)
    .dash(0.5, { space: 2.5 })
    .strokeColor(ink.soft)
    .stroke();
  sheet.undash();
  sheet.goTo(page.left, flow.y, textWidth, entryHeight, entry.id);
  flow.y += entryHeight;
}

function words(sheet: Sheet, value: string, x: number, y: number, size: number, font: string, color: string): void {
  sheet.font(font).fontSize(size).fillColor(color).text(value, x, y, { lineBreak: false });
}
