import { readFile } from 'node:fs/promises';
import type { Extractor } from '../../src/manual/extractor.ts';
import type { ManualText } from '../../src/manual/manual.ts';
import { watchLoop } from '../../test/support/loop-watch.ts';
import { pagesOfSeveralColumns, pdftotext } from './poppler.ts';
import { compareWords, wordsOf, type WordScore } from './words.ts';

/** A page's words against pdftotext's. */
export interface PageScore extends WordScore {
  /**
   * Order against whichever of pdftotext's three readings of the page is nearest. Each of them errs somewhere: the plain
   * one reads tables by columns, -layout reads columns of prose across, -raw follows the file wherever it goes.
   */
  readonly nearestOrder: number;
  readonly severalColumns: boolean;
}

export interface ManualMeasure {
  readonly pages: readonly PageScore[];
  readonly latin: boolean;
  /** Line ends within a word. */
  readonly brokenHyphens: number;
  readonly milliseconds: number;
  readonly popplerMilliseconds: number;
}

/** Extracts a PDF and compares it with pdftotext, page by page. Throws when it can't be extracted. */
export async function measureManual(extractor: Extractor, file: string): Promise<ManualMeasure> {
  const { text, milliseconds } = await extractTimed(extractor, file);
  const plain = await pdftotext(file);
  const layout = await pdftotext(file, '-layout');
  const raw = await pdftotext(file, '-raw');
  const columned = await pagesOfSeveralColumns(file);
  const pages = text.pages.map((page, index): PageScore => {
    const words = wordsOf(page.text);
    const [score, ...others] = [plain, layout, raw].map((reading) =>
      compareWords(words, wordsOf(reading.pages[index] ?? '')),
    );
    if (score === undefined) throw new Error('there is always a plain reading');
    const nearestOrder = Math.max(score.order, ...others.map(({ order }) => order));
    return { ...score, nearestOrder, severalColumns: columned.has(page.number) };
  });
  const whole = text.pages.map((page) => page.text).join('\n\n');
  return {
    pages,
    latin: (whole.match(/\p{Script=Latin}/gu)?.length ?? 0) > (whole.match(/\p{L}/gu)?.length ?? 0) * 0.95,
    brokenHyphens: whole.match(/\p{L}[-\u2010\u00AD]\n\p{Ll}/gu)?.length ?? 0,
    milliseconds,
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
