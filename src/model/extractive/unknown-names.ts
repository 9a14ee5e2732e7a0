import { bare, languageOf, stopWordsIn } from '../../context/languages.ts';
import { chunksOf } from '../../context/tokens.ts';
import type { Manual } from '../../manual/manual.ts';
import { codePattern } from './code-pattern.ts';
import { isCommonCapital } from './common-capitals.ts';
import { isEnglish } from './english-words.ts';
import { wellKnownName } from './well-known-names.ts';

const questionCharacters = 2_000;
const german = languageOf('de').stopWords;
/** More names than these are not looked for. */
const mostNames = 6;
/** What a slash parts are two names: Freescale/NXP. */
const name = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|[-.](?=[\p{L}\p{N}]))*/gu;
/** The letter of K-series and X-axis says nothing without its word. */
const lettered = /^\p{Lu}-\p{Ll}+$/u;
/** What has editions: Windows 11. BPM 120 is a value. */
const edited = /^(?:\p{Lu}\p{Ll}|\p{Ll}+$)/u;
const number = /^\d{1,4}$/u;
/** A number with its unit or power of ten: 6mm, 10th, 1.2e-16. */
const value = /^\d+(?:[.,]\d+)?(?:\p{L}{1,4}|e-?\d+)$/iu;
/** Several of what is named by its capitals: VMs. */
const plural = /^\p{Lu}{2,}s$/u;

interface Word {
  readonly text: string;
  readonly isName: boolean;
  /** Whether only a space parts it from the word before it. */
  readonly joins: boolean;
}

/**
 * The names and codes of a question, iPhone, Alexa, Windows 11 or E-99, that no page of the manuals holds: a manual that
 * never says the name doesn't answer what is asked about it.
 * @param options `foreign`: whether the question is in another language than the manuals
 */
export function unknownNames(
  question: string,
  product: string,
  manuals: readonly Manual[],
  { foreign = false }: { readonly foreign?: boolean } = {},
): readonly string[] {
  const own = new Set(partsOf(product));
  const isOwn = (word: string): boolean => partsOf(word).every((part) => own.has(part));
  const isHeld = (word: string): boolean => manuals.some(({ pages }) => pages.some(({ text }) => holds(text, word)));
  return namesIn(question.slice(0, questionCharacters))
    .filter((word) => !isOwn(word))
    .slice(0, mostNames)
    .filter((word) => !(foreign ? word.split('-') : [word]).every((part) => isHeld(nameOf(part))));
}

function nameOf(word: string): string {
  return wellKnownName(word.toLowerCase()) ?? word;
}

/**
 * Words with a capital that no sentence's start asks for, words of letters and digits, and well-known names. In German,
 * where any noun has a capital, words of capitals.
 */
function namesIn(question: string): readonly string[] {
  const found = [...question.matchAll(name)];
  const fillers = stopWordsIn(found.map(({ 0: word }) => bare(word.toLowerCase())));
  // Where most words have a capital, it marks no name.
  const capitals = found.filter(({ 0: word }) => /^\p{Lu}/u.test(word)).length;
  const shouted = found.length > 2 && capitals > found.length / 2;
  const words = found.map(({ 0: text, index }): Word => {
    const before = question.slice(0, index);
    const code = /\p{L}/u.test(text) && /\p{N}/u.test(text) && !value.test(text);
    const starts = /(?:^|[.!?:]\s*|\n\s*)["'“„«(¿¡]*$/u.test(before);
    const marked = fillers === german ? /^\p{Lu}{2,}s?$/u : /^\p{Lu}/u;
    const capital = /\p{Ll}\p{Lu}/u.test(text) || (marked.test(text) && !starts && !lettered.test(text));
    const common = fillers.has(bare(text.toLowerCase())) || isCommonCapital(text);
    const named = capital && !shouted && text.length > 1 && !common;
    const isName = code || named || wellKnownName(text.toLowerCase()) !== null;
    return { text, isName, joins: /(?:^|[\p{L}\p{N}]) $/u.test(before) };
  });
  const single = words.filter(({ isName }) => isName).map(({ text }) => text);
  return [...new Set([...single, ...editionsIn(words), ...pairsIn(words)])];
}

/** A name with the number after it: Windows 11, Office 365. */
function editionsIn(words: readonly Word[]): readonly string[] {
  return words.flatMap(({ text, joins }, index) => {
    const before = words[index - 1];
    if (before?.isName !== true || !edited.test(before.text)) return [];
    return number.test(text) && joins ? [`${before.text} ${text}`] : [];
  });
}

/** Two names side by side are one where a word of English is in it: Active Directory, but not NXP FPGA. */
function pairsIn(words: readonly Word[]): readonly string[] {
  return words.flatMap(({ text, isName, joins }, index) => {
    const before = words[index - 1];
    const both = [before?.text ?? '', text].every((word) => /^\p{Lu}/u.test(word));
    const ordinary = [before?.text ?? '', text].some((word) => isEnglish(word.toLowerCase()));
    return joins && isName && before?.isName === true && both && ordinary ? [`${before.text} ${text}`] : [];
  });
}

/** As written, in small letters or in capitals; a code with or without what joins its parts; in one word or as two. */
function holds(text: string, word: string): boolean {
  const plain = word.length > 4 || plural.test(word) ? word.replace(/s$/u, '') : word;
  if ([plain, plain.toLowerCase(), plain.toUpperCase()].some((spelling) => holdsWord(text, spelling))) return true;
  if (holdsWord(text, plain.charAt(0).toUpperCase() + plain.slice(1).toLowerCase())) return true;
  const parts = partsOf(plain);
  return parts.length > 1 && new RegExp(codePattern(parts), 'iu').test(text);
}

function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const beside = `${text.charAt(at - 1)} ${text.charAt(at + word.length).replace('s', ' ')}`;
    if (!/\p{L}/u.test(beside)) return true;
  }
  return false;
}

/** Letters and digits apart: `E-05` and `E05` are the same. */
function partsOf(text: string): readonly string[] {
  return chunksOf(text).flatMap((chunk) => chunk.match(/\p{L}+|\p{N}+/gu) ?? []);
}
