import { readdir, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { WrongInput, whyUnreadable } from '../eval/wrong-input.ts';
import { createExtractor } from '../src/manual/extract/create-extractor.ts';
import { extractTimed, measureManual, type ManualMeasure, type PageScore } from './extract/measure-manual.ts';
import { meanScore, type WordScore } from './extract/words.ts';
import type { Bench, Figure } from './figure.ts';

/**
 * Extraction over the PDFs of a folder (`--manuals DIR`), against Poppler's pdftotext in the same run, with pdf-parse by
 * itself beside it. Recall and precision are over the words of each page, order is the longest common subsequence as a
 * share of the words that both have, over the pages of one column; those of several are counted apart. Pages are weighted
 * by their words within a manual, manuals count alike. See `wordsOf` for what a word is. Times are of one process, with
 * an unread document before them; the speed-up and the main loop's longest standstill are of the longest manual.
 * `--quick`: the four smallest files, and the longest of them once.
 */
export const bench: Bench = async (options) => {
  const { values } = parseArgs({
    args: [...options],
    options: { manuals: { type: 'string' }, quick: { type: 'boolean', default: false } },
  });
  if (values.manuals === undefined) throw new WrongInput('Say where the manuals are: --manuals DIR.');
  const folder = values.manuals;
  const all = await pdfsIn(folder);
  const names = values.quick ? await smallest(folder, all, 4) : all;
  const alone = createExtractor({ processes: 1, timeout: 600_000 });
  const measures = new Map<string, ManualMeasure>();
  try {
    await extractTimed(alone, join(folder, names[0] ?? ''));
    for (const name of names) measures.set(name, await measureManual(alone, join(folder, name)));
  } finally {
    await alone.close();
  }
  return [
    ...[...measures].flatMap(manualFigures),
    ...meanFigures([...measures.values()]),
    ...(await pool(folder, measures, values.quick ? 1 : 3)),
  ];
};

async function pdfsIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw new WrongInput(`The manuals in ${folder} cannot be read: ${whyUnreadable(error)}.`);
  });
  const pdfs = names.filter((name) => name.endsWith('.pdf')).sort();
  if (pdfs.length === 0) throw new WrongInput(`There is no PDF in ${folder}.`);
  return pdfs;
}

async function smallest(folder: string, names: readonly string[], count: number): Promise<readonly string[]> {
  const sized = await Promise.all(names.map(async (name) => ({ name, size: (await stat(join(folder, name))).size })));
  return sized
    .toSorted((one, other) => one.size - other.size)
    .slice(0, count)
    .map(({ name }) => name);
}

function manualFigures([name, { pages, brokenHyphens }]: [string, ManualMeasure]): Figure[] {
  const columned = pages.filter((page) => page.severalColumns).length;
  const title = `${basename(name, '.pdf')}, ${pages.length} pages, ${columned} of several columns`;
  return [
    ...scoreFigures(title, scoresOf(pages), null),
    limited(`${title}: words broken by a line end`, brokenHyphens, '', { most: 0 }),
  ];
}

/** Words over all pages, order over those of one column. */
function scoresOf(pages: readonly PageScore[], reader: 'ours' | 'pdfParse' = 'ours'): WordScore {
  const all = meanScore(pages.map((page) => page[reader]));
  const single = meanScore(pages.filter((page) => !page.severalColumns).map((page) => page[reader]));
  return { ...all, order: single.order };
}

function scoreFigures(title: string, { recall, precision, order }: WordScore, least: number | null): Figure[] {
  return [
    limited(`${title}: words found`, 100 * recall, '%', { least }),
    limited(`${title}: words that are there`, 100 * precision, '%', { least }),
    limited(`${title}: words in order`, 100 * order, '%', { least }),
  ];
}

function meanFigures(measures: readonly ManualMeasure[]): Figure[] {
  const latin = measures.filter((measure) => measure.latin);
  // A manual as one page of weight 1, so that manuals count alike.
  const alike = (reader: 'ours' | 'pdfParse'): WordScore => {
    const means = latin.map(({ pages }) => ({ ...scoresOf(pages, reader), words: 1 }));
    // A manual that has pages of several columns alone says nothing about order.
    const ordered = means.filter((_, index) => latin[index]?.pages.some((page) => !page.severalColumns) === true);
    return { ...meanScore(means), order: meanScore(ordered).order };
  };
  const columned = measures.flatMap(({ pages }) => pages.filter((page) => page.severalColumns));
  const pages = measures.reduce((sum, measure) => sum + measure.pages.length, 0);
  const perPage = (of: (measure: ManualMeasure) => number) => measures.reduce((sum, one) => sum + of(one), 0) / pages;
  const own = perPage((measure) => measure.milliseconds);
  const poppler = perPage((measure) => measure.popplerMilliseconds);
  return [
    ...scoreFigures(`mean of ${latin.length} Latin manuals`, alike('ours'), 99),
    ...scoreFigures(`mean of ${latin.length} Latin manuals, pdf-parse by itself`, alike('pdfParse'), null),
    ...scoreFigures(`${columned.length} pages of several columns`, meanScore(columned.map(({ ours }) => ours)), null),
    ...scoreFigures(
      `${columned.length} pages of several columns, pdf-parse by itself`,
      meanScore(columned.map(({ pdfParse }) => pdfParse)),
      null,
    ),
    limited('time for a page, one process', own, 'ms', {}),
    limited(
      'time for a page, pdf-parse by itself',
      perPage((measure) => measure.pdfParseMilliseconds),
      'ms',
      {},
    ),
    limited('time for a page, pdftotext', poppler, 'ms', {}),
    limited("time as a multiple of pdftotext's", own / poppler, '×', {}),
  ];
}

/** One process and all of them in turn on the longest manual, so that both meet the same machine; the best of the turns. */
async function pool(folder: string, measures: ReadonlyMap<string, ManualMeasure>, turns: number): Promise<Figure[]> {
  const [longest] = [...measures].sort(([, one], [, other]) => other.pages.length - one.pages.length);
  if (longest === undefined) return [];
  const file = join(folder, longest[0]);
  const processes = Math.min(4, availableParallelism());
  const [alone, together] = [1, processes].map((count) => createExtractor({ processes: count, timeout: 600_000 }));
  if (alone === undefined || together === undefined) return [];
  const times: { alone: number; together: number }[] = [];
  let blocked = 0;
  try {
    for (let turn = 0; turn < turns; turn += 1) {
      const one = await extractTimed(alone, file);
      const all = await extractTimed(together, file);
      times.push({ alone: one.milliseconds, together: all.milliseconds });
      blocked = Math.max(blocked, all.blocked);
    }
  } finally {
    await Promise.all([alone.close(), together.close()]);
  }
  const title = `${basename(longest[0], '.pdf')}, ${longest[1].pages.length} pages`;
  const best = (of: (time: { alone: number; together: number }) => number) => Math.min(...times.map(of));
  const speedUp = best((time) => time.alone) / best((time) => time.together);
  return [
    limited(`${title}: speed-up by ${processes} processes`, speedUp, '×', {}),
    limited(`${title}: main loop's longest standstill`, blocked, 'ms', { most: 50 }),
  ];
}

function limited(name: string, value: number, unit: string, { most = null, least = null }: Partial<Figure>): Figure {
  return { name, value, unit, most, least };
}
