import type { Context } from '../../context/context.ts';
import { languageOf } from '../../context/languages.ts';
import { synonymsOf } from '../../context/synonyms.ts';
import { chunksOf } from '../../context/tokens.ts';
import { editDistance } from '../../edit-distance.ts';
import { englishWords, isEnglish } from './english-words.ts';
import { manualWords } from './manual-words.ts';
import { readable } from './question-terms.ts';
import type { Term } from './question-terms.ts';

/** Words of the best passages that are looked at for what a misspelt word may mean. */
const mostWords = 2_000;
const shortestBeginning = 3;
const shortestSlip = 4;
const twoSlips = 10;
/** Short words of two languages are alike by chance. */
const shortestForeign = 8;
/** With fewer letters one that is replaced makes another word: song and long, login and logic. */
const replacedLetter = 6;

/** The words of the best passages, as `readable` writes them. */
function bestWords({ best }: Pick<Context, 'best'>): readonly string[] {
  const texts = best.map(({ passage }) => `${passage.headings.join(' ')} ${passage.text}`);
  return [...new Set(texts.flatMap(chunksOf).map(readable))].slice(0, mostWords);
}

/**
 * The word that is begun, mic for microphone, or misspelt; null when it is none, or nothing is like it. An English word is
 * the beginning of no other one but a synonym, and no slip, nor is a word that an English manual has anywhere.
 * @param options `language` of the manual, BCP 47, null for English; `foreign`: whether the question is in another one
 */
export function meantBy(
  { word, kind }: Term,
  { best, manuals }: Pick<Context, 'best' | 'manuals'>,
  { language, foreign }: { readonly language: string | null; readonly foreign: boolean },
): string | null {
  if (kind !== 'word' || word.length < (foreign ? shortestForeign : shortestBeginning)) return null;
  const spoken = languageOf(language);
  const knowsWords = spoken.code === 'en' && !foreign;
  const isKnown = knowsWords && isEnglish(word);
  const words = bestWords({ best });
  const isOne = (other: string): boolean => !isKnown || synonymsOf(word).includes(other);
  const longer = words.find((other) => other.startsWith(word) && isOne(other));
  if (longer !== undefined) return longer;
  if (isKnown || word.length < shortestSlip) return null;
  if (!knowsWords) return slipOf(word, words);
  const all = manuals.map(manualWords);
  if (all.some(({ stems }) => stems.has(spoken.stem(word)))) return null;
  return (
    slipOf(word, words) ??
    slipOf(
      word,
      all.flatMap((manual) => manual.words),
    ) ??
    slipOf(word, englishWords)
  );
}

/** The first of the words that a word is nearest to by its letters; null when it is a slip of none. */
function slipOf(word: string, words: readonly string[]): string | null {
  const slips = word.length < twoSlips ? 1 : 2;
  let nearest: { readonly other: string; readonly distance: number } | null = null;
  for (const other of words) {
    if (Math.abs(other.length - word.length) > slips || !other.startsWith(word.charAt(0))) continue;
    if (word.length < replacedLetter && isReplaced(word, other)) continue;
    const distance = editDistance(word, other, slips);
    if (distance <= slips && distance < (nearest?.distance ?? Infinity)) nearest = { other, distance };
  }
  return nearest?.other ?? null;
}

/** Whether two words of one length differ by more than the order of their letters. */
function isReplaced(word: string, other: string): boolean {
  return word.length === other.length && lettersOf(word) !== lettersOf(other);
}

function lettersOf(word: string): string {
  return Array.from(word).toSorted().join('');
}

/** Whether a name may be a slip of a word of the best passages. */
export function isMisspelt(name: string, context: Pick<Context, 'best'>): boolean {
  const word = readable(name);
  if (!/^\p{L}+$/u.test(word) || word.length < replacedLetter) return false;
  return bestWords(context).some((other) => other.startsWith(word.charAt(0)) && editDistance(word, other, 1) === 1);
}
