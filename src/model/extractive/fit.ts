import type { Context } from '../../context/context.ts';
import { languageOf } from '../../context/languages.ts';
import type { Passage } from '../../context/passage.ts';
import { synonymsOf } from '../../context/synonyms.ts';
import { nearness } from './english-words.ts';
import { meantBy } from './meant-words.ts';
import { readable, termOfWord } from './question-terms.ts';
import type { Term } from './question-terms.ts';

/** A term with what it tells: rare words more than common ones. */
export interface WeighedTerm {
  readonly term: Term;
  readonly weight: number;
  /** How many of the sent pages hold it. */
  readonly pages: number;
  /** The word of the question, which the term may be the right spelling of. */
  readonly asked: string;
}

/** Words that are no nearer in meaning have nothing to do with each other. */
const unlike = 0.3;

/**
 * Terms weighed by how few of the sent pages hold them (inverse document frequency). A word that none of them holds is
 * taken for the word that it may be a slip of, where there is one, and left out when that is a small word; not in a
 * question in another language that has a code or a number to go by.
 * @param options `language` of the manual, BCP 47, null for English; `foreign`: whether the question is in another one
 */
export function weigh(
  terms: readonly Term[],
  context: Pick<Context, 'sent' | 'best' | 'manuals'>,
  options: { readonly language: string | null; readonly foreign: boolean },
): readonly WeighedTerm[] {
  const { sent } = context;
  const { stopWords } = languageOf(options.language);
  const texts = sent.map(({ page, text }) => readable(`${page.headings.join('\n')}\n${text}`));
  const pagesOf = (term: Term): number => texts.filter((text) => term.in(text)).length;
  const weighed = terms.map((term) => ({ term, pages: pagesOf(term), asked: term.word }));
  const isCertain = options.foreign && weighed.some(({ term, pages }) => term.kind !== 'word' && pages > 0);
  return weighed
    .flatMap((one) => {
      const word = one.pages > 0 || isCertain ? null : meantBy(one.term, context, options);
      if (word === null) return [one];
      const term = termOfWord(word, options.language);
      return stopWords.has(word) ? [] : [{ ...one, term, pages: pagesOf(term) }];
    })
    .map((one) => ({ ...one, weight: Math.log(1 + (texts.length + 1) / (one.pages + 0.5)) }));
}

/** The share of the weight of all terms that a text holds; 1 when there are none. */
export function shareIn(text: string, terms: readonly WeighedTerm[]): number {
  const plain = readable(text);
  return meanOf(terms, ({ term }) => (term.in(plain) ? 1 : 0));
}

/**
 * How much of an English question a passage says, in whatever words: as the share of the weight of all terms, but for a
 * word that the passage hasn't, the nearest one counts as far as it is near in meaning, and a synonym in full.
 */
export function likenessTo({ headings, text }: Passage, terms: readonly WeighedTerm[]): number {
  const plain = readable([...headings, text].join('\n'));
  const near = nearness(
    terms.map(({ term: { word } }) => word),
    plain.match(/[a-z]+/gu) ?? [],
  );
  const isSaid = (term: Term): boolean =>
    [term, ...synonymsOf(term.word).map((word) => termOfWord(word, 'en'))].some((one) => one.in(plain));
  return meanOf(terms, ({ term }, place) => {
    if (isSaid(term)) return 1;
    return term.kind === 'word' ? Math.max(0, ((near[place] ?? 0) - unlike) / (1 - unlike)) : 0;
  });
}

/** The mean of what the terms are worth, by their weight; 1 when there are none. */
function meanOf(terms: readonly WeighedTerm[], worthOf: (term: WeighedTerm, place: number) => number): number {
  const all = terms.reduce((sum, { weight }) => sum + weight, 0);
  const held = terms.reduce((sum, term, place) => sum + term.weight * worthOf(term, place), 0);
  return all === 0 ? 1 : held / all;
}
