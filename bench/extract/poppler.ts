import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const maxBuffer = 512 * 1024 * 1024;

export interface PopplerText {
  readonly pages: readonly string[];
  readonly milliseconds: number;
}

/** The text of each page as pdftotext (Poppler) gives it, and how long it took; milliseconds. */
export async function pdftotext(file: string, ...mode: string[]): Promise<PopplerText> {
  const start = performance.now();
  const { stdout } = await run('pdftotext', [...mode, '-enc', 'UTF-8', file, '-'], { maxBuffer });
  return { pages: stdout.split('\f').slice(0, -1), milliseconds: performance.now() - start };
}

interface Line {
  readonly left: number;
  readonly right: number;
}

/**
 * The pages (1-based) that Poppler's layout shows to have several columns: there is a vertical line that at most 5 % of
 * the page's lines cross, with at least 8 lines and a quarter of all on either side, each side's lines being at least
 * 8 % of the page wide on average: a table that fills its page counts too.
 */
export async function pagesOfSeveralColumns(file: string): Promise<ReadonlySet<number>> {
  const { stdout } = await run('pdftotext', ['-bbox-layout', file, '-'], { maxBuffer });
  const columned = new Set<number>();
  for (const [index, page] of stdout.split('<page ').slice(1).entries()) {
    const width = Number(/width="([\d.]+)"/u.exec(page)?.[1] ?? 0);
    const lines = [...page.matchAll(/<line xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)"/gu)].map(
      ([, left, right]): Line => ({ left: Number(left), right: Number(right) }),
    );
    if (hasGutter(lines, width)) columned.add(index + 1);
  }
  return columned;
}

function hasGutter(lines: readonly Line[], width: number): boolean {
  return lines.some(({ left: x }) => {
    const before = lines.filter((line) => line.right <= x + 0.5);
    const after = lines.filter((line) => line.left >= x - 0.5);
    const crossing = lines.length - before.length - after.length;
    const least = Math.max(8, lines.length / 4);
    return (
      crossing <= lines.length * 0.05 &&
      [before, after].every((side) => side.length >= least && meanWidth(side) >= width * 0.08)
    );
  });
}

function meanWidth(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + line.right - line.left, 0) / lines.length;
}
