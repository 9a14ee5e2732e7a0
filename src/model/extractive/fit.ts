import type { Context } from '../../context/context.ts';
import { languageOf } from '../../context/languages.ts';
import type { Passage } from '../../context/passage.ts';
import { synonymsOf } from '../../context/synonyms.ts';
import { tellingOf } from './english-words.ts';
import { knowsWords, meantBy, smallWordMeantBy } from './meant-words.ts';
import { isInManuals } from './manual-words.ts';
import type { Searched, Spoken } from './meant-words.ts';
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

/** What a bare number tells: any text has some. */
const numberTelling = 0.3;
/** What a word tells is less far apart than the table has it: 0.58 for torque becomes 0.68, 0.03 for keep 0.09. */
const softened = 0.7;
/** A file of the person's own tells as little, song_001.wav, and so does a number with its unit or power of ten. */
const ownValue = /^(?:\p{L}{2,} (?:\p{L}+ )?\d+ \p{L}{2,4}|\d+(?: \d+)? (?:\p{L}{1,4}|e \d+))$/u;

/** What a passage says of an English question. */
export interface Said {
  /** How much of what the question is about the passage says: the sum of what its words tell, 1 for a rare noun. */
  readonly said: number;
  /** How much of it the passage leaves unsaid: the share of the weight of all words, each as far as it tells, 0 to 1. */
  readonly unsaid: number;
  /** The weight of the most telling word that it leaves unsaid, as far as it tells. */
  readonly missing: number;
}

/**
 * Terms weighed by how few of the sent pages hold them (inverse document frequency). A word that the manual hasn't is taken
 * for the word that it may be a slip of, where there is one, and left out when that is a small word; not in a question in
 * another language that has a code or a number to go by.
 * @param options `language` of the manual, BCP 47, null for English; `foreign`: whether the question is in another one
 */
export function weigh(
  terms: readonly Term[],
  context: Pick<Context, 'sent' | 'best' | 'manuals'>,
  options: Spoken,
): readonly WeighedTerm[] {
  const { sent } = context;
  const { stopWords } = languageOf(options.language);
  const texts = sent.map(({ page, text }) => readable(`${page.headings.join('\n')}\n${text}`));
  const pagesOf = (term: Term): number => texts.filter((text) => term.in(text)).length;
  const weighed = terms.map((term) => ({ term, pages: pagesOf(term), asked: term.word }));
  const isCertain = options.foreign && weighed.some(({ term, pages }) => term.kind !== 'word' && pages > 0);
  return weighed
    .flatMap((one) => {
      const word = isCertain ? null : otherWord(one, context, options);
      if (word === null) return [one];
      const term = termOfWord(word, options.language);
      return stopWords.has(word) ? [] : [{ ...one, term, pages: pagesOf(term) }];
    })
    .map((one) => ({ ...one, weight: Math.log(1 + (texts.length + 1) / (one.pages + 0.5)) }));
}

/** What is meant by a word that the manual hasn't, or that is a slip of a small one. */
function otherWord(
  { term, pages }: Pick<WeighedTerm, 'term' | 'pages'>,
  context: Searched,
  spoken: Spoken,
): string | null {
  // The beginning of a slip may begin another word: fiels and field.
  const isMet = pages > 0 && (!knowsWords(spoken) || isInManuals(term.word, context.manuals));
  return smallWordMeantBy(term, context, spoken) ?? (isMet ? null : meantBy(term, context, spoken));
}

/** The share of the weight of all terms that a text holds; 1 when there are none. */
export function shareIn(text: string, terms: readonly WeighedTerm[]): number {
  const plain = readable(text);
  const all = terms.reduce((sum, { weight }) => sum + weight, 0);
  const held = terms.reduce((sum, { term, weight }) => sum + (term.in(plain) ? weight : 0), 0);
  return all === 0 ? 1 : held / all;
}

/** What a passage and its headings say of an English question, in its own words or in synonyms. */
export function saidBy({ headings, text }: Passage, terms: readonly WeighedTerm[]): Said {
  const plain = readable([...headings, text].join('\n'));
  const isSaid = ({ term }: WeighedTerm): boolean =>
    [term, ...synonymsOf(term.word).map((word) => termOfWord(word, 'en'))].some((one) => one.in(plain));
  const { true: met = [], false: unmet = [] } = Object.groupBy(terms, (term) => (isSaid(term) ? 'true' : 'false'));
  const all = terms.reduce((sum, { weight }) => sum + weight, 0);
  const left = unmet.map(({ term, weight }) => weight * telling(term));
  return {
    said: met.reduce((sum, { term }) => sum + telling(term), 0),
    unsaid: all === 0 ? 0 : left.reduce((sum, weight) => sum + weight, 0) / all,
    missing: Math.max(0, ...left),
  };
}

function telling({ kind, word }: Term): number {
  if (kind === 'word') return tellingOf(word) ** softened;
  return kind === 'code' && !ownValue.test(word) ? 1 : numberTelling;
}
