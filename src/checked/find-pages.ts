import { createHash } from 'node:crypto';
import type { Manual, Page } from '../manual/manual.ts';

/** Pages of one manual. */
export interface FoundPages {
  readonly manual: Manual;
  readonly pages: readonly Page[];
}

/** More pages than this point to nothing in particular. */
const mostPages = 12;
const pageWord = /^(?:pages?|pgs?|pp?)(?:\.|\b|(?=\d))\s*/iu;
const range = /^(\d{1,5})\s*[-–—]\s*(\d{1,5})$/u;

/**
 * The pages that a person names, as printed on them: `12`, `p. 12, 14–15`, `A-3`, a heading of a manual that has no pages;
 * a number that is printed on no page is taken for the page of the file. All in one manual, the first that has them.
 *
 * @param titles what each manual is called, to name one that isn't the first: `Quick Start, p. 3`
 * @returns null when there are no such pages
 */
export function findPages(text: string, manuals: readonly Manual[], titles: readonly string[]): FoundPages | null {
  const wanted = text.replace(/\s+/gu, ' ').trim();
  const named = titles.findIndex((title) => wanted.toLowerCase().startsWith(title.toLowerCase()));
  const rest = named === -1 ? wanted : wanted.slice(titles[named]?.length).replace(/^[\s,:]+/u, '');
  for (const manual of named === -1 ? manuals : manuals.slice(named, named + 1)) {
    const pages = pagesIn(rest, manual);
    if (pages !== null) return { manual, pages };
  }
  return null;
}

function pagesIn(text: string, manual: Manual): readonly Page[] | null {
  const whole = pageNamed(text, manual);
  if (whole !== undefined) return [whole];
  const found = text.split(/[,;&]|\band\b/u).map((part) => partIn(part.trim(), manual));
  const pages = new Set(found.flatMap((part) => part ?? []));
  return found.includes(null) || pages.size === 0 || pages.size > mostPages ? null : [...pages];
}

function partIn(text: string, manual: Manual): readonly Page[] | null {
  const part = text.replace(pageWord, '');
  const one = pageNamed(text, manual) ?? pageNamed(part, manual);
  if (one !== undefined) return [one];
  const [, from = '', to = ''] = range.exec(part) ?? [];
  const [first, last] = [pageNamed(from, manual)?.number, pageNamed(to, manual)?.number];
  if (first === undefined || last === undefined || last < first) return null;
  return manual.pages.filter(({ number }) => number >= first && number <= last);
}

function pageNamed(name: string, { pages }: Manual): Page | undefined {
  const wanted = name.toLowerCase();
  if (wanted === '') return undefined;
  return (
    pages.find(({ label }) => label.toLowerCase() === wanted) ?? pages.find(({ number }) => String(number) === wanted)
  );
}

/** Tells a page by its words, whatever its number is. */
export function pageDigest({ text }: Pick<Page, 'text'>): string {
  const words = text.replace(/\s+/gu, ' ').trim();
  return createHash('sha256').update(words).digest('hex').slice(0, 32);
}

/** Where a page stands now that was noted with its text; undefined when its text has changed. */
export function samePage({ pages }: Manual, noted: { readonly page: number; readonly text: string }): Page | undefined {
  const same = (page: Page): boolean => page.text.trim() !== '' && pageDigest(page) === noted.text;
  const there = pages.find(({ number }) => number === noted.page);
  return there !== undefined && same(there) ? there : pages.find(same);
}
