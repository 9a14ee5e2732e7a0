import { editDistance } from '../../edit-distance.ts';
import type { Context } from '../../context/context.ts';
import { chunksOf } from '../../context/tokens.ts';
import { readable, termOfWord } from './question-terms.ts';
import type { Term } from './question-terms.ts';

/** A term with what it tells: rare words more than common ones. */
export interface WeighedTerm {
  readonly term: Term;
  readonly weight: number;
  /** How many of the sent pages hold it. */
  readonly pages: number;
}

/** Words of the best passages that are looked at for what a misspelt word may mean. */
const mostWords = 2_000;
const shortestBeginning = 3;
const shortestSlip = 4;
const twoSlips = 8;
/** With fewer letters one that is replaced makes another word: song and long, login and logic. */
const replacedLetter = 6;

/**
 * Terms weighed by how few of the sent pages hold them (inverse document frequency). A word that none of them holds is
 * taken for the word of the best passages that it may be a slip of, where there is one; not in a question in another
 * language that has a code or a number to go by.
 * @param options `language` of the manual, BCP 47, null for English; `foreign`: whether the question is in another one
 */
export function weigh(
  terms: readonly Term[],
  { sent, best }: Pick<Context, 'sent' | 'best'>,
  { language, foreign }: { readonly language: string | null; readonly foreign: boolean },
): readonly WeighedTerm[] {
  const texts = sent.map(({ page, text }) => readable(`${page.headings.join('\n')}\n${text}`));
  const pagesOf = (term: Term): number => texts.filter((text) => term.in(text)).length;
  const weighed = terms.map((term) => ({ term, pages: pagesOf(term) }));
  const isCertain = foreign && weighed.some(({ term, pages }) => term.kind !== 'word' && pages > 0);
  const unknown = !isCertain && weighed.some(({ pages }) => pages === 0);
  const words = unknown ? wordsOf(best.map(({ passage }) => `${passage.headings.join(' ')} ${passage.text}`)) : [];
  return weighed.map(({ term, pages }) => {
    // Short words of two languages are alike by chance.
    const isSlip = pages === 0 && (!foreign || term.word.length >= twoSlips);
    const meant = isSlip ? meantBy(term, words, language) : null;
    const held = meant === null ? pages : pagesOf(meant);
    return { term: meant ?? term, pages: held, weight: Math.log(1 + (texts.length + 1) / (held + 0.5)) };
  });
}

/** The share of the weight of all terms that a text holds; 1 when there are none. */
export function shareIn(text: string, terms: readonly WeighedTerm[]): number {
  const plain = readable(text);
  const all = terms.reduce((sum, { weight }) => sum + weight, 0);
  const held = terms.reduce((sum, { term, weight }) => sum + (term.in(plain) ? weight : 0), 0);
  return all === 0 ? 1 : held / all;
}

function wordsOf(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap(chunksOf).map(readable))].slice(0, mostWords);
}

/** The word that is begun, mic for microphone, or misspelt. */
function meantBy({ word, kind }: Term, words: readonly string[], language: string | null): Term | null {
  if (kind !== 'word' || word.length < shortestBeginning) return null;
  const longer = words.find((other) => other.startsWith(word));
  if (longer !== undefined) return termOfWord(longer, language);
  if (word.length < shortestSlip) return null;
  const near = slipsOf(word, words);
  return near[0] === undefined ? null : termOfWord(near[0], language);
}

/** The words that a word may be a slip of, the nearest first. */
export function slipsOf(word: string, words: readonly string[]): readonly string[] {
  const slips = word.length < twoSlips ? 1 : 2;
  return words
    .filter((other) => Math.abs(other.length - word.length) <= slips && other.startsWith(word.charAt(0)))
    .filter((other) => word.length >= replacedLetter || !isReplaced(word, other))
    .map((other) => ({ other, distance: editDistance(word, other, slips) }))
    .filter(({ distance }) => distance <= slips)
    .sort((a, b) => a.distance - b.distance)
    .map(({ other }) => other);
}

/** Whether two words of one length differ by more than the order of their letters. */
function isReplaced(word: string, other: string): boolean {
  return word.length === other.length && lettersOf(word) !== lettersOf(other);
}

function lettersOf(word: string): string {
  return Array.from(word).toSorted().join('');
}

/** Whether a name may be a slip of a word of the best passages. */
export function isMisspelt(name: string, { best }: Pick<Context, 'best'>): boolean {
  const word = readable(name);
  if (!/^\p{L}+$/u.test(word) || word.length < replacedLetter) return false;
  const words = wordsOf(best.map(({ passage }) => `${passage.headings.join(' ')} ${passage.text}`));
  return words.some((other) => other.startsWith(word.charAt(0)) && editDistance(word, other, 1) === 1);
}
