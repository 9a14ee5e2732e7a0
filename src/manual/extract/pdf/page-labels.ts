import type { RawPage } from './raw-page.ts';

/**
 * The number printed on each page: as the document declares it, else as most pages show it in their first or last line,
 * else the page's place. A declared label is taken as it is but for white space and control characters.
 */
export function pageLabels(pages: readonly RawPage[], declared: readonly string[] | null): string[] {
  if (declared?.some((label) => label.trim() !== '') === true) {
    return pages.map(({ number }) => clean(declared[number - 1] ?? '') || String(number));
  }
  const offset = printedOffset(pages);
  return pages.map(({ number }) => String(number - offset > 0 ? number - offset : number));
}

function clean(label: string): string {
  return label
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 20);
}

/** By how much the numbers printed lag behind the pages' places; 0 unless most pages agree on another. */
function printedOffset(pages: readonly RawPage[]): number {
  const votes = new Map<number, number>();
  for (const page of pages) {
    for (const number of new Set(printedNumbers(page))) {
      const offset = page.number - number;
      if (offset >= 0 && offset < 60) votes.set(offset, (votes.get(offset) ?? 0) + 1);
    }
  }
  const [best] = [...votes].sort(([, one], [, other]) => other - one);
  return best !== undefined && best[1] >= Math.max(4, pages.length / 2) ? best[0] : 0;
}

/** Numbers at the ends of a page's first and last two lines: `14 Pairing`, `Pairing — 14`. */
function printedNumbers({ lines }: RawPage): number[] {
  const edges = lines.length > 4 ? [...lines.slice(0, 2), ...lines.slice(-2)] : lines;
  return edges.flatMap(({ text }) => {
    const found = /^(\d{1,4})(?:\s|$)/u.exec(text)?.[1] ?? /(?:^|\s)(\d{1,4})$/u.exec(text)?.[1];
    return found === undefined ? [] : [Number(found)];
  });
}
