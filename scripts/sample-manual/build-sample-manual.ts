import PDFDocument from 'pdfkit';
import type { Chapter } from './content.ts';
import { createFlow, page, roman, textWidth } from './flow.ts';
import type { Flow } from './flow.ts';
import { finishDocument } from './finish-document.ts';
import { drawCover, setFrontMatter, setTitle } from './front-matter.ts';
import type { Entry } from './front-matter.ts';
import { chapters } from './manual.ts';
import { setBlock } from './set-block.ts';
import { setIndex } from './set-index.ts';
import { breakLines, drawLines, ink } from './type-setter.ts';
import type { Sheet } from './type-setter.ts';

/** Pages before the printed page 1, the cover included. */
const frontPages = 6;
const written = new Date('2025-11-03T09:00:00Z');

/**
 * The Owner's Manual of the made-up Lindholm RM-5 as a PDF: A5, printed page numbers (i to vi, then 1 and so on), page
 * labels, an outline of two levels, links in the contents. The same bytes every time and on every machine.
 */
export async function buildSampleManual(): Promise<Uint8Array> {
  const draft = await typeset(new Map());
  const final = await typeset(draft.labels);
  return await finishDocument(final.bytes, frontPages);
}

interface Typeset {
  readonly bytes: Uint8Array;
  /** Printed page by the id of a chapter or section. */
  readonly labels: ReadonlyMap<string, string>;
}

/** Sets the whole manual once; references to pages are taken from `known`, which an earlier run has found. */
async function typeset(known: ReadonlyMap<string, string>): Promise<Typeset> {
  const sheet = new PDFDocument({
    autoFirstPage: false,
    compress: false,
    lang: 'en',
    margin: 0,
    size: [page.width, page.height],
    info: {
      Title: "Lindholm RM-5 Rhythm Module Owner's Manual",
      Author: 'Lindholm Instruments',
      Subject: '2nd edition, for firmware 2.10',
      Producer: 'make-sample-manual',
      Creator: 'make-sample-manual',
      CreationDate: written,
      ModDate: written,
    },
  });
  const bytes = collect(sheet);
  const labels = new Map<string, string>();
  const fill = (text: string) => text.replace(/\{page:([a-z-]+)\}/gu, (_, id: string) => known.get(id) ?? '00');
  drawCover(sheet);
  setFrontMatter(
    createFlow(sheet, (nth) => roman(nth + 1)),
    contentsOf(known),
    fill,
  );
  const flow = createFlow(sheet, String);
  chapters.forEach((chapter, index) => {
    setChapter(flow, chapter, index + 1, labels, fill);
  });
  flow.startPage('Index');
  mark(flow, 'index', labels);
  setTitle(flow, 'Index');
  setIndex(flow, chapters, known);
  sheet.end();
  return { bytes: await bytes, labels };
}

function setChapter(
  flow: Flow,
  chapter: Chapter,
  number: number,
  labels: Map<string, string>,
  fill: (text: string) => string,
): void {
  const title = `${number}  ${chapter.title}`;
  flow.startPage(title);
  mark(flow, chapter.id, labels);
  const outline = flow.sheet.outline.addItem(chapter.title);
  const style = { size: 20, leading: 26, color: ink.accent, bold: true };
  flow.y = drawLines(flow.sheet, breakLines(flow.sheet, title, style, textWidth), style, page.left, flow.y - 6) + 8;
  for (const block of chapter.opening) setBlock(flow, block, fill);
  for (const section of chapter.sections) {
    const heading = { size: 12, leading: 17, color: ink.text, bold: true };
    // A heading never stands alone at the foot of a page.
    flow.reserve(section.blocks.length === 1 && section.blocks[0]?.kind === 'text' ? 50 : 96);
    flow.y += 4;
    mark(flow, section.id, labels);
    outline.addItem(section.title);
    flow.y = drawLines(
      flow.sheet,
      breakLines(flow.sheet, section.title, heading, textWidth),
      heading,
      page.left,
      flow.y,
    );
    flow.y += 3;
    for (const block of section.blocks) setBlock(flow, block, fill);
  }
}

/** Notes the present page as the place of `id`, for references and links. */
function mark(flow: Flow, id: string, labels: Map<string, string>): void {
  if (labels.has(id)) throw new Error(`Two places of the manual have the id ${id}.`);
  labels.set(id, flow.label());
  flow.sheet.addNamedDestination(id, 'XYZ', 0, page.height - flow.y + 20, 0);
}

function contentsOf(labels: ReadonlyMap<string, string>): readonly Entry[] {
  const entry = (id: string, title: string, depth: 0 | 1) => ({ id, title, depth, label: labels.get(id) ?? '00' });
  const listed = chapters.flatMap((chapter, index) => [
    entry(chapter.id, `${index + 1}  ${chapter.title}`, 0),
    ...chapter.sections.map((section) => entry(section.id, section.title, 1)),
  ]);
  return [...listed, entry('index', 'Index', 0)];
}

async function collect(sheet: Sheet): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of sheet) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
