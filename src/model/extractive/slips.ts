import { editDistance } from '../../edit-distance.ts';
import { isWritten } from './english-words.ts';

const twoSlips = 10;
/** With fewer letters one that is replaced makes another word: song and long, login and logic. */
const replacedLetter = 6;

/** The keys around each letter of a QWERTY keyboard, Z where QWERTZ has it, too. */
const NEIGHBOURS = new Map(
  `
qwa wqeas ewrsd retdf trygfz ytughz uyijh iuokj oiplk pol
aqwsz sawedxz dserfcx fdrtgvc gftyhbv hgyujnb jhuikmn kjiolm lkop
zasxtu xzsdc cxdfv vcfgb bvghn nbhjm mnjk
`
    .trim()
    .split(/\s+/u)
    .map((keys) => [keys.charAt(0), keys.slice(1)]),
);

/** The first of the words that a word is nearest to by its letters; null when it is a slip of none. */
export function slipOf(word: string, words: readonly string[]): string | null {
  const slips = word.length < twoSlips ? 1 : 2;
  let nearest: { readonly other: string; readonly distance: number } | null = null;
  for (const other of words) {
    if (Math.abs(other.length - word.length) > slips || !other.startsWith(word.charAt(0))) continue;
    if (word.length < replacedLetter && isReplaced(spelt(word), spelt(other)) && !isMistyped(word, other)) continue;
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

/** The first of the words in which one letter more stands, not at the end; null when there is none: contens, contents. */
export function missingIn(word: string, words: readonly string[]): string | null {
  const isMissing = (other: string): boolean =>
    other.length > word.length && isAlike(word, other) && editDistance(word, other, 1) === 1;
  return words.find(isMissing) ?? null;
}

/** Whether two words begin alike, and neither is the beginning of the other. */
function isAlike(word: string, other: string): boolean {
  return other.startsWith(word.charAt(0)) && !other.startsWith(word);
}

/** Names are made by a letter at the end of a word: webp, systemd. A letter typed twice is a slip: untill. */
function isWithEnding(word: string, other: string): boolean {
  const before = word.slice(0, -1);
  if (other === before) return !word.endsWith(before.slice(-1));
  return other.length === word.length && other.startsWith(before) && isWritten(before);
}

/** Whether two words differ by one letter whose keys are side by side: wjat and what. */
function isMistyped(word: string, other: string): boolean {
  if (word.length !== other.length) return false;
  const wrong = Array.from(word, (letter, at) => [letter, other.charAt(at)] as const).filter(([a, b]) => a !== b);
  return wrong.length === 1 && wrong.every(([letter, meant]) => NEIGHBOURS.get(letter)?.includes(meant) === true);
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
