import { MARKERS } from '../answer/markers.ts';
import { manualName } from '../answer/manual-name.ts';
import type { Product } from '../catalog/product.ts';
import type { Manual, Page } from '../manual/manual.ts';
import type { Context, SentPage } from './context.ts';

const LONGEST_HEADING = 120;
const MOST_HEADINGS = 3;
const MOST_PATHS = 3;

const STARTS = MARKERS.flatMap((rule) =>
  rule.words.map((word) => `${word.replaceAll(' ', '[\\s_*-]*')}[\\s*_]*${rule.colon === 'required' ? '[:：]' : ''}`),
);
const MARKER_START = new RegExp(`[[［【](?=[\\s*_]*(?:${STARTS.join('|')}))`, 'giu');
const PAGE_MARK = /[=＝]{3,}/gu;

/**
 * The manual's pages as the model reads them, each under a mark with its PDF page number. Depends on the pages sent and
 * the manuals' names alone, so that the same pages give the same bytes. Empty when there is no manual.
 */
export function manualText(context: Context, product: Product): string {
  const [manual, another] = context.manuals;
  if (context.kind !== 'whole' || manual === undefined || another !== undefined) return written(context, product);
  const known = wholes.get(manual) ?? written(context, product);
  wholes.set(manual, known);
  return known;
}

function written(context: Context, product: Product): string {
  return context.manuals
    .map((manual) => oneManual(manual, context, product))
    .filter((text) => text !== '')
    .join('\n');
}

/** Takes from foreign text what could be mistaken for a page mark or a marker of ours: `===`, `[MANUAL: …]`. */
export function neutralised(text: string): string {
  return text.replace(PAGE_MARK, '==').replace(MARKER_START, '(');
}

/** A manual that is sent whole and alone is the same for every question. */
const wholes = new WeakMap<Manual, string>();

function oneManual(manual: Manual, context: Context, product: Product): string {
  const sent = context.sent.filter(({ documentId }) => documentId === manual.documentId);
  if (sent.length === 0) return '';
  const title = context.manuals.length > 1 ? onOneLine(manualName(manual, product)) : null;
  const whole = context.kind === 'whole';
  const extent = whole ? `whole, pages: ${sent.length}` : `parts, pages: ${sent.length} of ${manual.pages.length}`;
  const start = `=== manual${title === null ? '' : `: ${title}`} (${extent}) ===`;
  return [start, ...sent.map((page) => onePage(page, title)), '=== end of this manual ===', ''].join('\n');
}

function onePage({ page, text, paths = [] }: SentPage, title: string | null): string {
  return `${pageMark(page, title, paths)}\n${neutralised(text).trim()}\n`;
}

/** Whole pages follow each other, so that their own headings do; parts say what chapter and section they are from. */
function pageMark(page: Page, title: string | null, paths: readonly (readonly string[])[]): string {
  const of = title === null ? '' : ` of ${title}`;
  const printed = page.label === String(page.number) ? '' : ` (printed ${onOneLine(page.label)})`;
  const own = page.headings.slice(0, MOST_HEADINGS).map(onOneLine).join(' / ');
  const above = paths.slice(0, MOST_PATHS).map((path) => path.slice(-MOST_HEADINGS).map(onOneLine).join(' > '));
  const headings = above.length > 0 ? above.join(' / ') : own;
  return `=== page ${page.number}${of}${printed}${headings === '' ? '' : ` — ${headings}`} ===`;
}

function onOneLine(text: string): string {
  return Array.from(neutralised(text).replace(/\s+/gu, ' ').trim()).slice(0, LONGEST_HEADING).join('');
}
