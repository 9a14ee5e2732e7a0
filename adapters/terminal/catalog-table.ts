import type { ManualFailure } from '../../src/manual/manual.ts';
import type { Finding, ManualEntry } from './catalog-finding.ts';
import { oneLine } from './one-line.ts';
import type { Style } from './style.ts';

const titles = ['Product', 'Reachable', 'Pages', 'Characters', 'Edition', 'Remark'] as const;
const rightAligned: ReadonlySet<number> = new Set([2, 3]);
const widestProduct = 44;
const count = new Intl.NumberFormat('en');

/** The table of all manuals, by product, with a line that sums it up. Ends with a line feed. */
export function catalogTable(entries: readonly ManualEntry[], style: Style): string {
  const sorted = entries.toSorted((one, other) => one.documentId.localeCompare(other.documentId));
  const rows = [titles, ...sorted.map(rowOf)];
  const widths = titles.map((_title, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0, column))
      .join('  ')
      .trimEnd(),
  );
  const [head = '', ...body] = lines;
  return [style.bold(head), ...body, '', summary(entries), ''].join('\n');
}

function rowOf({ products, finding }: ManualEntry): readonly string[] {
  const [first = '', ...others] = products.map(oneLine);
  const product = shorten(first, widestProduct) + (others.length === 0 ? '' : ` (+${others.length})`);
  if (finding.kind !== 'readable') return [product, reachable(finding), '', '', '', remark(finding)];
  const { manual, edition } = finding;
  return [product, 'yes', count.format(manual.pages.length), count.format(manual.characters), edition, remark(finding)];
}

function reachable(finding: Finding): string {
  switch (finding.kind) {
    case 'readable':
      return 'yes';
    case 'given-up':
    case 'interrupted':
      return '?';
    case 'failed':
      return answered.has(finding.reason) ? 'yes' : 'no';
  }
}

/** The address gave something, only not a manual that can be read. */
const answered: ReadonlySet<ManualFailure> = new Set<ManualFailure>([
  'password',
  'scan',
  'empty',
  'not-a-document',
  'reader-failed',
  'too-large',
]);

function remark(finding: Finding): string {
  switch (finding.kind) {
    case 'readable':
      return finding.manual.language === null ? 'language not recognised' : '';
    case 'given-up':
      return 'not tried: its server did not answer before';
    case 'interrupted':
      return 'not finished';
    case 'failed':
      return remarks[finding.reason];
  }
}

const remarks: Readonly<Record<ManualFailure, string>> = {
  'not-in-catalog': 'no address in the catalog',
  password: 'protected by a password',
  scan: 'a scan without text',
  empty: 'an empty document',
  'not-a-document': 'not a manual, but another page or file',
  'reader-failed': 'reading it failed here',
  'too-large': 'too large',
  'too-slow': 'dead: no answer in time',
  'address-refused': 'address not allowed (MANUALS_ALLOW)',
  'not-found': 'dead: not found',
  unreachable: 'dead: cannot be reached',
  'still-reading': 'still being read',
};

function summary(entries: readonly ManualEntry[]): string {
  const number = (test: (finding: Finding) => boolean): number => entries.filter(({ finding }) => test(finding)).length;
  const changed = number((finding) => finding.kind === 'readable' && finding.edition === 'changed');
  const parts = [
    `${number((finding) => finding.kind === 'readable')} of ${entries.length} manuals can be read`,
    changed === 0 ? '' : `${changed} changed`,
    counted(
      number((finding) => finding.kind === 'failed' && finding.reason === 'scan'),
      'scan',
      'scans',
    ),
    counted(
      number((finding) => remark(finding).startsWith('dead')),
      'dead',
      'dead',
    ),
    counted(
      number((finding) => finding.kind === 'given-up'),
      'not tried',
      'not tried',
    ),
    counted(
      number((finding) => finding.kind === 'interrupted'),
      'not finished',
      'not finished',
    ),
  ];
  return `${parts.filter((part) => part !== '').join(', ')}.`;
}

function counted(number: number, one: string, many: string): string {
  return number === 0 ? '' : `${number} ${number === 1 ? one : many}`;
}

function pad(cell: string, width: number, column: number): string {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(cell)));
  return rightAligned.has(column) ? blanks + cell : cell + blanks;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const wide =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uff01-\uff60]/u;

/** Columns that a text takes in a terminal. */
function displayWidth(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += wide.test(segment) ? 2 : 1;
  return width;
}

function shorten(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let short = '';
  for (const { segment } of graphemes.segment(text)) {
    if (displayWidth(short + segment) >= width) break;
    short += segment;
  }
  return `${short}…`;
}
