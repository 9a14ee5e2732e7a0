import type { Context } from '../../context/context.ts';
import type { Passage } from '../../context/passage.ts';
import type { Term } from './question-terms.ts';

/** A term with what it tells: rare words more than common ones. */
export interface WeighedTerm {
  readonly term: Term;
  readonly weight: number;
}

/** A passage with the share of the question's words, by weight, that it holds: 0 to 1. */
export interface FittingPassage {
  readonly passage: Passage;
  readonly share: number;
}

/** Terms weighed by how few of the sent pages hold them (inverse document frequency). */
export function weigh(terms: readonly Term[], { sent }: Context): readonly WeighedTerm[] {
  const texts = sent.map(({ page, text }) => `${page.headings.join('\n')}\n${text}`.normalize('NFKC'));
  return terms.map((term) => {
    const pages = texts.filter((text) => term.in(text)).length;
    return { term, weight: Math.log(1 + (texts.length + 1) / (pages + 0.5)) };
  });
}

/** The share of the weight of all terms that a text holds; 1 when there are none. */
export function shareIn(text: string, terms: readonly WeighedTerm[]): number {
  const plain = text.normalize('NFKC');
  const all = terms.reduce((sum, { weight }) => sum + weight, 0);
  const held = terms.reduce((sum, { term, weight }) => sum + (term.in(plain) ? weight : 0), 0);
  return all === 0 ? 1 : held / all;
}

/** The best passages in their order, each with its share. */
export function fitOf({ best }: Context, terms: readonly WeighedTerm[]): readonly FittingPassage[] {
  return best.map(({ passage }) => ({
    passage,
    share: shareIn(`${passage.headings.join('\n')}\n${passage.text}`, terms),
  }));
}
