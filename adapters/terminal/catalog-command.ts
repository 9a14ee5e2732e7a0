import { readSettings, wantsColour } from '../../src/config.ts';
import { HscError } from '../../src/errors.ts';
import { runCatalogCheck } from './catalog-check.ts';
import type { CatalogReport } from './catalog-check.ts';
import type { Examine, ExamineTools } from './catalog-examine.ts';
import { openCatalogWorkplace } from './catalog-workplace.ts';
import { createStyle } from './style.ts';

const { stdout, stderr } = process;

/**
 * What `catalog` and `warm` share: settings, Ctrl-C, output and exit code. 0 when `passes` says so of the report, 1 when
 * not or when the catalog can't be read, 130 after Ctrl-C.
 */
export async function runOverCatalog(
  examine: (tools: ExamineTools) => Examine | null,
  passes: (report: CatalogReport) => boolean,
): Promise<number> {
  const { settings, faults } = readSettings();
  if (settings === null) return complain(faults.join('\n'), 1);
  const stop = new AbortController();
  process.once('SIGINT', () => {
    stop.abort(new Error('interrupted'));
  });
  try {
    const workplace = await openCatalogWorkplace(settings, stop.signal);
    try {
      const report = await runCatalogCheck({
        ...workplace,
        examine: examine(workplace.tools),
        signal: stop.signal,
        terminal: stdout.isTTY,
        style: createStyle(wantsColour(stdout)),
        write: (text) => stdout.write(text),
      });
      if (stop.signal.aborted) return 130;
      return passes(report) ? 0 : 1;
    } finally {
      await workplace.close();
    }
  } catch (error) {
    if (stop.signal.aborted) return 130;
    if (error instanceof HscError) return complain(error.message, 1);
    throw error;
  }
}

/** A sentence when there is an option that the command doesn't know; null when all is well. */
export function unknownOption(words: readonly string[], known: readonly string[]): string | null {
  const option = words.find((word) => word.startsWith('-') && !known.includes(word));
  return option === undefined
    ? null
    : `${option} is not an option here; there ${known.length === 1 ? 'is' : 'are'} ${known.join(' and ')}.`;
}

/** Says what is wrong; gives the exit code back. */
export function complain(sentence: string, exitCode: number): number {
  stderr.write(`${sentence}\n`);
  return exitCode;
}
