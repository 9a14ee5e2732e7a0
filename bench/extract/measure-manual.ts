import { readFile } from 'node:fs/promises';
import type { Extractor } from '../../src/manual/extractor.ts';
import type { ManualText } from '../../src/manual/manual.ts';
import { watchLoop } from '../../test/support/loop-watch.ts';
import { pdfParse } from './pdf-parse.ts';
import { pagesOfSeveralColumns, pdftotext } from './poppler.ts';
import { compareWords, wordsOf, type WordScore } from './words.ts';

/** A page's words against pdftotext's plain reading of it. */
export interface PageScore {
  readonly ours: WordScore;
  /** What pdf-parse by itself makes of the page. */
  readonly pdfParse: WordScore;
  /**
   * Columns of prose or of a table: Poppler finds a gutter, or its plain reading (column by column) and its -layout
   * reading (line by line) give the words in another order, so that no order of it is the right one.
   */
  readonly severalColumns: boolean;
}

export interface ManualMeasure {
  readonly pages: readonly PageScore[];
  readonly latin: boolean;
  /** Line ends within a word. */
  readonly brokenHyphens: number;
  readonly milliseconds: number;
  readonly pdfParseMilliseconds: number;
  readonly popplerMilliseconds: number;
}

/** Below this share of words in the same order, two readings of a page aren't of the same mind about its columns. */
const sameOrder = 0.98;

/** Extracts a PDF and compares it with pdftotext, page by page. Throws when it can't be extracted. */
export async function measureManual(extractor: Extractor, file: string): Promise<ManualMeasure> {
  const { text, milliseconds } = await extractTimed(extractor, file);
  const plain = await pdftotext(file);
  const layout = await pdftotext(file, '-layout');
  const other = await pdfParse(file);
  const columned = await pagesOfSeveralColumns(file);
  const pages = text.pages.map((page, index): PageScore => {
    const reference = wordsOf(plain.pages[index] ?? '');
    const byLines = compareWords(wordsOf(layout.pages[index] ?? ''), reference);
    return {
      ours: compareWords(wordsOf(page.text), reference),
      pdfParse: compareWords(wordsOf(other.pages[index] ?? ''), reference),
      severalColumns: columned.has(page.number) || byLines.order < sameOrder,
    };
  });
  const whole = text.pages.map((page) => page.text).join('\n\n');
  return {
    pages,
    latin: (whole.match(/\p{Script=Latin}/gu)?.length ?? 0) > (whole.match(/\p{L}/gu)?.length ?? 0) * 0.95,
    brokenHyphens: whole.match(/\p{L}[-\u2010\u00AD]\n\p{Ll}/gu)?.length ?? 0,
    milliseconds,
    pdfParseMilliseconds: other.milliseconds,
    popplerMilliseconds: plain.milliseconds,
  };
}

export interface TimedText {
  readonly text: ManualText;
  readonly milliseconds: number;
  /** The longest that the main loop stood still meanwhile; milliseconds. */
  readonly blocked: number;
}

export async function extractTimed(extractor: Extractor, file: string): Promise<TimedText> {
  const bytes = await readFile(file);
  const watch = watchLoop();
  const start = performance.now();
  const options = { signal: new AbortController().signal, onProgress: () => undefined };
  const outcome = await extractor.extract(bytes, 'pdf', options);
  const milliseconds = performance.now() - start;
  const blocked = watch.stop();
  if (outcome.kind === 'failed') throw new Error(`${file}: ${outcome.reason}, ${outcome.detail}`);
  return { text: outcome.text, milliseconds, blocked };
}
