import type { Context } from '../../context/context.ts';
import { languageOf } from '../../context/languages.ts';
import type { Prompt } from '../../context/prompt.ts';
import { businessWords } from './business.ts';
import { mostCodedPages } from './coded-pages.ts';
import { weigh } from './fit.ts';
import type { WeighedTerm } from './fit.ts';
import type { Manual } from '../../manual/manual.ts';
import { isMisspelt } from './meant-words.ts';
import type { Term } from './question-terms.ts';
import { isForeign, questionTerms } from './question-terms.ts';
import { readablePart } from './readable-part.ts';
import { isComplaint } from './trouble.ts';
import { unknownNames } from './unknown-names.ts';

/** A question is a sentence or two. */
const questionCharacters = 2_000;
const longestShort = 3;

/** What a question looks for in the manuals. */
export interface Asked {
  readonly terms: readonly WeighedTerm[];
  /** Names and codes of the question that the manuals nowhere hold. */
  readonly unknown: readonly string[];
  /** Whether the question is in another language than the manual. */
  readonly foreign: boolean;
  /** Whether question and manuals are in English, as far as can be told. */
  readonly english: boolean;
  /** Whether the question has words of a script that the manuals don't use, and no code that they hold. */
  readonly unread: boolean;
  /** Whether a code of the question stands in what was sent of the manuals, in few places. */
  readonly coded: boolean;
  /** Words of an English question that may be about the maker's business: prices, licences, courses, releases. */
  readonly business: readonly string[];
  /** Whether an English question tells that something doesn't work. */
  readonly complaint: boolean;
}

/** The question's own words, those of the question before where a follow-up has none. */
export function askedFor({ question, product, context }: Prompt): Asked {
  const earlier = question.thread.findLast(({ role }) => role === 'person')?.text ?? '';
  const own = asked(question.text, product.name, context);
  return own.terms.length > 0 || earlier === '' ? own : asked(earlier, product.name, context);
}

function asked(question: string, product: string, context: Context): Asked {
  const { manuals } = context;
  const language = manuals[0]?.language ?? null;
  const written = question.slice(0, questionCharacters);
  const text = readablePart(written, manuals);
  const foreign = text !== written || isForeign(text, language);
  const english = !foreign && manuals.every((manual) => languageOf(manual.language).code === 'en');
  const names = unknownNames(text, product, manuals, { foreign });
  const unknown = names.filter((name) => !isMisspelt(name, context));
  const terms = questionTerms(text, product, { language, foreign }).filter(
    (term) => !foreign || isTelling(term, manuals),
  );
  const weighed = weigh(terms, context, { language, foreign });
  const exact = weighed.filter(({ term, pages }) => term.kind !== 'word' && term.word.length > 1 && pages > 0);
  const isWordMet = weighed.some(({ term, pages }) => term.kind === 'word' && pages > 0);
  const coded = exact.some(({ term }) => term.kind === 'code');
  return {
    // Where the manual has no word of the question, only codes and numbers of it say anything.
    terms: exact.length > 0 && !isWordMet && unknown.length === 0 ? exact : weighed,
    unknown,
    foreign,
    english,
    unread: text !== written && !coded,
    coded: exact.some(({ term, pages }) => term.kind === 'code' && pages <= mostCodedPages),
    business: english ? businessWords(text) : [],
    complaint: english && isComplaint(text),
  };
}

/**
 * A short word of another language may be a rare one of the manual's, as the per of `per USB` is. It tells something only
 * where the manual has it as a name, in capitals: LED, USB.
 */
function isTelling({ kind, word }: Term, manuals: readonly Manual[]): boolean {
  if (kind !== 'word' || word.length > longestShort) return true;
  const name = new RegExp(String.raw`(?<!\p{L})${word.toUpperCase()}(?!\p{Lu})`, 'u');
  return manuals.some(({ pages }) => pages.some((page) => name.test(page.text)));
}
