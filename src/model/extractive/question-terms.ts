import { bare, languageOf, stopWordsIn } from '../../context/languages.ts';
import { errorCodes } from '../../context/error-codes.ts';
import type { Language } from '../../context/languages.ts';
import { chunksOf, tokensOfChunk } from '../../context/tokens.ts';
import type { Token } from '../../context/tokens.ts';
import { codePattern } from './code-pattern.ts';

/** A telling word of a question. */
export interface Term {
  /** As it was asked, in lower case. */
  readonly word: string;
  /** `code`: letters and digits, E-05, or three digits and more; it picks its own row or sentence. `number`: digits. */
  readonly kind: 'word' | 'code' | 'number';
  /** Whether a text that `readable` made holds the word, in any of its forms. */
  in(text: string): boolean;
}

/** A question is a sentence or two. */
const questionCharacters = 2_000;
const mostTerms = 24;
/** Shorter stems are words by themselves: `usb` isn't the start of another word. */
const shortStem = 3;

/** A text as terms are looked for in it: NFKC, lower case, without accents. */
export function readable(text: string): string {
  return bare(text.normalize('NFKC').toLowerCase());
}

/**
 * The words by which a question is told from others: without stop words and without the product's name. Those of a
 * question in another language have no forms in the manual's: `Handy` isn't a hand.
 * @param options `language` of the manual, BCP 47, null for English; `foreign`: whether the question is in another one
 */
export function questionTerms(
  question: string,
  product: string,
  { language, foreign }: { readonly language: string | null; readonly foreign: boolean },
): readonly Term[] {
  const spoken = languageOf(language);
  const inflected = foreign ? { ...spoken, stem: (word: string) => word } : spoken;
  const chunks = chunksOf(question.slice(0, questionCharacters)).map((chunk) => [...tokensOfChunk(chunk)]);
  const fillers = stopWordsIn(chunks.flat().map(({ text }) => text));
  const name = new Set(chunksOf(product).flatMap((chunk) => [...tokensOfChunk(chunk)].map(({ text }) => text)));
  const isTelling = ({ text }: Token) => !fillers.has(text) && !spoken.stopWords.has(text) && !name.has(text);
  const terms = new Map<string, Term>();
  const written = chunks.map(([whole]) => whole?.text ?? '');
  const found = chunks.flatMap((tokens, place) =>
    errorCodes(written[place] ?? '', written.slice(0, place)).length > 0
      ? [errorTerm(written[place] ?? '')]
      : termsOf(tokens, isTelling, inflected),
  );
  for (const term of found) {
    if (terms.size < mostTerms && !terms.has(term.word)) terms.set(term.word, term);
  }
  return [...terms.values()];
}

/**
 * Whether a question is in another language than the manual, so that its words say little about what the manual holds.
 * @param language of the manual, BCP 47; null for English
 */
export function isForeign(question: string, language: string | null): boolean {
  const words = chunksOf(question.slice(0, questionCharacters));
  const spoken = stopWordsIn(words.map(bare));
  return spoken.size > 0 && spoken !== languageOf(language).stopWords;
}

/** A word that may stand for a misspelt one. */
export function termOfWord(word: string, language: string | null): Term {
  return wordTerm(word, languageOf(language));
}

/** A joined chunk with a digit in it is one code; of another one the parts say what it says. */
function termsOf(tokens: readonly Token[], isTelling: (token: Token) => boolean, language: Language): readonly Term[] {
  const [whole, ...parts] = tokens;
  if (whole === undefined || !isTelling(whole)) return [];
  const joined = parts.length > 0 && parts.every(({ part }) => part);
  if (joined && whole.kind === 'exact') return [exactTerm(parts.map(({ text }) => text).join(' '))];
  return (joined ? parts : tokens).filter(isTelling).flatMap(({ text, kind }) => {
    if (kind === 'gram') return [{ word: text, kind: 'word' as const, in: (plain: string) => plain.includes(text) }];
    if (kind === 'exact') return [exactTerm(text)];
    // Single letters say nothing.
    return text.length > 1 ? [wordTerm(text, language)] : [];
  });
}

/** `error 9` is met as Error 9, E-09 and Err 9. */
function errorTerm(number: string): Term {
  const digits = `0*${number.replace(/^0+(?=\d)/u, '')}`;
  return patternTerm(
    number,
    'code',
    new RegExp(String.raw`e(?:rr?(?:or)?)?[\s\-_./:]?(?:code |no\. ?)?${digits}`, 'gu'),
  );
}

/** `e 05` is met as E05, E-05, E 05 and E5, `lpc 1768` as LPC176x, too. */
function exactTerm(word: string): Term {
  const parts = word.match(/\p{L}+|\p{N}+/gu) ?? [];
  const pattern = new RegExp(codePattern(parts), 'gu');
  return patternTerm(word, /\p{L}|\d{3}/u.test(word) ? 'code' : 'number', pattern);
}

function patternTerm(word: string, kind: Term['kind'], pattern: RegExp): Term {
  return {
    word,
    kind,
    in: (text) => [...text.matchAll(pattern)].some(({ 0: met, index }) => isWhole(text, index, index + met.length)),
  };
}

function wordTerm(word: string, language: Language): Term {
  const stem = commonStart(word, language.stem(word));
  const short = stem.length <= shortStem;
  // A short beginning is shared by other words: then it is the word itself, with or without its s.
  const start = !short ? stem : word.length > shortStem ? word.replace(/s$/u, '') : word;
  const isEnd = (text: string, end: number): boolean => !isInWord(text.charAt(end));
  const endsWell = (text: string, end: number): boolean =>
    !short || isEnd(text, end) || (text.charAt(end) === 's' && isEnd(text, end + 1));
  const isIn = (text: string): boolean => {
    for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
      if (!isInWord(text.charAt(at - 1)) && endsWell(text, at + start.length)) return true;
    }
    return false;
  };
  return { word, kind: 'word', in: isIn };
}

function isWhole(text: string, start: number, end: number): boolean {
  return !isInWord(text.charAt(start - 1)) && !isInWord(text.charAt(end));
}

function isInWord(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

/** Stemmers write `memori` for memory: what both begin with stands in every form of the word. */
function commonStart(word: string, stem: string): string {
  let length = 0;
  while (length < stem.length && stem.charAt(length) === word.charAt(length)) length += 1;
  return length === 0 ? word : word.slice(0, length);
}
