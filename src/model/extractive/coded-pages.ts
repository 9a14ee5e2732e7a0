import type { Context } from '../../context/context.ts';
import type { WeighedTerm } from './fit.ts';
import { readable } from './question-terms.ts';

/** A code that stands on more pages than these is no code of one place. */
export const mostCodedPages = 5;

/** The sent pages with a code that none of the best passages holds, since a code picks its place by itself. */
export function codedPages({ sent, best }: Context, terms: readonly WeighedTerm[]): Context['best'] {
  const codes = terms.filter(({ term, pages }) => term.kind === 'code' && pages > 0 && pages <= mostCodedPages);
  const missing = codes.filter(({ term }) => !best.some(({ passage }) => term.in(readable(passage.text))));
  return sent
    .filter(({ text }) => missing.some(({ term }) => term.in(readable(text))))
    .map(({ documentId, page: { number, headings, text } }) => ({
      passage: { documentId, page: number, headings, text, start: 0 },
      score: 0,
    }));
}
