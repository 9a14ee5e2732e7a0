import type { ManualText, OutlineEntry, Page } from '../../manual.ts';
import { findHazards } from '../../hazards.ts';
import { limits } from '../limits.ts';
import { FaultError } from '../fault-error.ts';
import { countWords, joinHyphens } from '../text/join-hyphens.ts';
import { documentDate } from './document-date.ts';
import { documentTitle } from './document-title.ts';
import { headingsBySize } from './headings.ts';
import { readOutline } from './outline.ts';
import { pageLabels } from './page-labels.ts';
import type { PDFDocumentProxy } from './pdfjs.ts';
import type { RawPage } from './raw-page.ts';
import { checkText } from './scan.ts';

/** The manual's text out of all its raw pages: what can be told only with the whole document in sight. */
export async function finishPdf(
  document: PDFDocumentProxy,
  raw: readonly RawPage[],
  pictures: number,
): Promise<ManualText> {
  const pages = raw.toSorted((one, other) => one.number - other.number);
  checkText(pages, pictures);
  const declared = await readOutline(document);
  const outline = declared.length > 0 ? declared : headingsBySize(pages);
  const labels = pageLabels(pages, await document.getPageLabels().catch(() => null));
  const finished = withTexts(pages, outline, labels);
  return {
    title: await documentTitle(document, pages),
    format: 'pdf',
    pages: finished,
    outline,
    hazards: findHazards(finished),
    date: await documentDate(document),
  };
}

function withTexts(pages: readonly RawPage[], outline: readonly OutlineEntry[], labels: readonly string[]): Page[] {
  const texts = pages.map(({ lines }) =>
    lines
      .map(({ text, apart }) => (apart ? `\n${text}` : text))
      .join('\n')
      .trim(),
  );
  const counts = countWords(texts);
  const headings = Map.groupBy(outline, ({ page }) => page);
  const finished = pages.map(({ number }, index) => ({
    number,
    label: labels[index] ?? String(number),
    headings: headings.get(number)?.map(({ title }) => title) ?? [],
    text: joinHyphens(texts[index] ?? '', counts).replaceAll('\u00AD', ''),
    anchor: null,
  }));
  const characters = finished.reduce((sum, { text }) => sum + text.length, 0);
  if (characters > limits.characters) throw new FaultError('too-large', `its text has ${characters} characters`);
  return finished;
}
