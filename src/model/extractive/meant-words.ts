import type { Context } from '../../context/context.ts';
import { languageOf } from '../../context/languages.ts';
import { synonymsOf } from '../../context/synonyms.ts';
import { chunksOf } from '../../context/tokens.ts';
import { editDistance } from '../../edit-distance.ts';
import { englishStems, englishWords, isCommon, isEnglish, isWritten } from './english-words.ts';
import { isInManuals, manualWords } from './manual-words.ts';
import { readable } from './question-terms.ts';
import type { Term } from './question-terms.ts';
import { missingIn, slipOf, swappedIn } from './slips.ts';

/** Words of the best passages that are looked at for what a misspelt word may mean. */
const mostWords = 2_000;
const shortestBeginning = 3;
/** With fewer letters more a word is another one: wav and wave. */
const leftOut = 3;
const shortestSlip = 4;
/** The stems of shorter words are alike by chance. */
const longEnough = 7;
/** Short words of two languages are alike by chance. */
const shortestForeign = 8;
const shortestName = 6;
/** Shorter parts of a word are endings. */
const shortestPart = 3;

/** The words of the best passages, as `readable` writes them. */
function bestWords({ best }: Pick<Context, 'best'>): readonly string[] {
  const texts = best.map(({ passage }) => `${passage.headings.join(' ')} ${passage.text}`);
  return [...new Set(texts.flatMap(chunksOf).map(readable))].slice(0, mostWords);
}

/** Where a question is looked for. */
export type Searched = Pick<Context, 'best' | 'manuals'>;

export interface Spoken {
  /** Of the manual, BCP 47; null for English. */
  readonly language: string | null;
  /** Whether the question is in another one. */
  readonly foreign: boolean;
}

/** The small word of English that a word is a slip of, durring; null when it is none, or a word itself. */
export function smallWordMeantBy({ word, kind }: Term, { manuals }: Searched, spoken: Spoken): string | null {
  if (kind !== 'word' || !knowsWords(spoken) || isCommon(word) || isInManuals(word, manuals)) return null;
  const small = [...languageOf(spoken.language).stopWords];
  if (isWritten(word)) return swappedIn(word, small);
  return word.length < shortestSlip ? shortSlipOf(word, small) : slipOf(word, small);
}

/**
 * The word that is begun, mic for microphone, or misspelt; null when it is none, or nothing is like it. An English word
 * that the manual nowhere has is the beginning of a synonym alone, and a slip where letters changed places or, in what may
 * be a form of it, where one is left out.
 */
export function meantBy({ word, kind }: Term, { best, manuals }: Searched, spoken: Spoken): string | null {
  if (kind !== 'word' || word.length < (spoken.foreign ? shortestForeign : shortestBeginning)) return null;
  const words = bestWords({ best });
  const isKnown = knowsWords(spoken) && isEnglish(word);
  const isOne = (other: string): boolean => !isKnown || synonymsOf(word).includes(other);
  const isLonger = (other: string): boolean => other.startsWith(word) && other.length >= word.length + leftOut;
  const longer = words.find((other) => isLonger(other) && isOne(other));
  if (longer !== undefined) return longer;
  if (!knowsWords(spoken)) return word.length < shortestSlip ? null : slipOf(word, words);
  if (isInManuals(word, manuals)) return null;
  if (isKnown) return isForm(word) ? shortSlipOf(word, words) : swappedIn(word, words);
  if (word.length < shortestSlip) return shortSlipOf(word, words);
  const all = manuals.flatMap((manual) => manualWords(manual).words);
  const ofManual = slipOf(word, words) ?? slipOf(word, all) ?? inTwo(word, manuals);
  return ofManual ?? slipOf(word, englishWords) ?? englishFormOf(word);
}

/** Whether the words of question and manual are English ones. */
export function knowsWords({ language, foreign }: Spoken): boolean {
  return languageOf(language).code === 'en' && !foreign;
}

/** In few letters, or in what may be a form of a word, other slips are alike by chance. */
function shortSlipOf(word: string, words: readonly string[]): string | null {
  return swappedIn(word, words) ?? missingIn(word, words);
}

/** Whether a word is at most a form of a frequent one, and long enough to be a slip of another. */
function isForm(word: string): boolean {
  return word.length >= shortestName && !isWritten(word);
}

/** Two words of the manual that are written in one: textfile. */
function inTwo(word: string, manuals: Searched['manuals']): string | null {
  for (let at = shortestPart; at + shortestPart <= word.length; at += 1) {
    const parts = [word.slice(0, at), word.slice(at)];
    if (parts.every((part) => isEnglish(part) && isInManuals(part, manuals))) return parts.join(' ');
  }
  return null;
}

/** A slip in any form of a word: abreviate is one in abbreviation. */
function englishFormOf(word: string): string | null {
  const meant = word.length < longEnough ? null : slipOf(languageOf('en').stem(word), [...englishStems.keys()]);
  return meant === null ? null : (englishStems.get(meant) ?? null);
}

/** Whether a name may be a slip of a word of the best passages. */
export function isMisspelt(name: string, context: Pick<Context, 'best'>): boolean {
  const word = readable(name);
  if (!/^\p{L}+$/u.test(word) || word.length < shortestName) return false;
  return bestWords(context).some((other) => other.startsWith(word.charAt(0)) && editDistance(word, other, 1) === 1);
}
