import { editDistance } from '../../edit-distance.ts';
import { isWritten } from './english-words.ts';

const twoSlips = 10;
/** With fewer letters one that is replaced makes another word: song and long, login and logic. */
const replacedLetter = 6;

/** The first of the words that a word is nearest to by its letters; null when it is a slip of none. */
export function slipOf(word: string, words: readonly string[]): string | null {
  const slips = word.length < twoSlips ? 1 : 2;
  let nearest: { readonly other: string; readonly distance: number } | null = null;
  for (const other of words) {
    if (Math.abs(other.length - word.length) > slips || !other.startsWith(word.charAt(0))) continue;
    if (word.length < replacedLetter && isReplaced(spelt(word), spelt(other))) continue;
    if (isWithEnding(word, other)) continue;
    const distance = editDistance(word, other, slips);
    if (distance <= slips && distance < (nearest?.distance ?? Infinity)) nearest = { other, distance };
  }
  return nearest?.other ?? null;
}

/** The first of the words in which two letters stand the other way round; null when there is none: flies, files. */
export function swappedIn(word: string, words: readonly string[]): string | null {
  const isSwapped = (other: string): boolean =>
    other.length === word.length && !isReplaced(word, other) && editDistance(word, other, 1) === 1;
  return words.find(isSwapped) ?? null;
}

/** The first of the words that have one letter more or less; null when there is none: contens, contents. */
export function missingIn(word: string, words: readonly string[]): string | null {
  const isMissing = (other: string): boolean =>
    other.length !== word.length && !isWithEnding(word, other) && editDistance(word, other, 1) === 1;
  return words.find((other) => other.startsWith(word.charAt(0)) && isMissing(other)) ?? null;
}

/** Names are made by a letter at the end of a word: webp, systemd. A letter typed twice is a slip: untill. */
function isWithEnding(word: string, other: string): boolean {
  const before = word.slice(0, -1);
  if (other === before) return !word.endsWith(before.slice(-1));
  return other.length === word.length && other.startsWith(before) && isWritten(before);
}

/** A word with one letter for those that sound alike: makro and macro. */
function spelt(word: string): string {
  return word.replaceAll('c', 'k').replaceAll('y', 'i').replaceAll('z', 's');
}

/** Whether two words of one length differ by more than the order of their letters. */
function isReplaced(word: string, other: string): boolean {
  return word.length === other.length && lettersOf(word) !== lettersOf(other);
}

function lettersOf(word: string): string {
  return Array.from(word).toSorted().join('');
}
