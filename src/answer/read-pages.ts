/** What one part of a citation names: a manual's title when the model gave one, and PDF pages, 1-based. */
interface CitedPages {
  readonly title: string | null;
  readonly pages: readonly number[];
}

/** More pages than this in one marker cite nothing in particular: the rest is left out. */
const MOST_PAGES = 12;

/** Models translate the word now and then, although they are told not to. */
const PAGE_WORD = "(?:pages?|pgs?|pp?|seiten?|s|páginas?|paginas?|pág|pagine|strony|стр|עמודים|עמוד|עמ'?)\\.?";
const NUMBER = String.raw`\d{1,5}`;
const DASH = '[-–—‑~〜]';
const ONE = `${NUMBER}(?:\\s*${DASH}\\s*${NUMBER})?`;
const LIST = `${ONE}(?:\\s*(?:,|&|\\+|and|und|et|y|e|ו)\\s*${ONE})*`;

const AFTER_WORD = new RegExp(`(?<![\\p{L}\\p{N}])${PAGE_WORD}\\s*(${LIST})(?![\\p{L}\\p{N}])`, 'giu');
const BEFORE_WORD = new RegExp(`(${LIST})\\s*(?:ページ|頁|页|쪽)`, 'giu');
const AT_THE_END = new RegExp(`(?:^|[,:])\\s*(${LIST})\\s*$`, 'giu');
const RANGE = new RegExp(`(${NUMBER})(?:\\s*${DASH}\\s*(${NUMBER}))?`, 'gu');

/**
 * Reads the body of a citation marker: `page 42`, `pages 42–43, 45`, `p. 42`, `Quick Start, page 3`, and several of
 * them between semicolons. A part without a readable page number gives no pages.
 */
export function readPages(body: string): readonly CitedPages[] {
  let title: string | null = null;
  return body
    .normalize('NFKC')
    .split(';')
    .map((part) => readPart(part))
    .map((part) => {
      title = part.title ?? title;
      return { title, pages: part.pages };
    });
}

function readPart(part: string): CitedPages {
  for (const pattern of [AFTER_WORD, BEFORE_WORD, AT_THE_END]) {
    const found = [...part.matchAll(pattern)];
    const [first] = found;
    if (!first) continue;
    const pages = found.flatMap((match) => listedPages(match[1] ?? ''));
    return { title: titleIn(part.slice(0, first.index)), pages: [...new Set(pages)].slice(0, MOST_PAGES) };
  }
  return { title: titleIn(part), pages: [] };
}

function titleIn(text: string): string | null {
  const title = text.replace(/^[\s,:"“”«»*_]+|[\s,:"“”«»*_(]+$/gu, '');
  return title === '' || /^pdf$/iu.test(title) ? null : title;
}

function listedPages(list: string): number[] {
  return [...list.matchAll(RANGE)].flatMap((match) => {
    const first = Number(match[1]);
    const last = match[2] === undefined ? first : Number(match[2]);
    const count = Math.min(Math.max(last - first, 0), MOST_PAGES - 1) + 1;
    return Array.from({ length: count }, (_, index) => first + index);
  });
}
