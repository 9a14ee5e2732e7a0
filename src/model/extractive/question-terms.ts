import { languageOf, stopWordsIn } from '../../context/languages.ts';
import type { Language } from '../../context/languages.ts';
import { tokensOf } from '../../context/tokens.ts';
import type { Token } from '../../context/tokens.ts';

/** A telling word of a question. */
export interface Term {
  /** Whether a text holds the word, in any of its forms. */
  in(text: string): boolean;
}

/** A question is a sentence or two. */
const questionCharacters = 2_000;
const mostTerms = 24;
/** Shorter stems are words by themselves: `usb` isn't the start of another word. */
const shortStem = 3;

/**
 * The words by which a question is told from others: without stop words and without the product's name.
 * @param language of the manual, BCP 47; null for English
 */
export function questionTerms(question: string, product: string, language: string | null): readonly Term[] {
  const tokens = [...tokensOf(question.slice(0, questionCharacters))];
  const spoken = languageOf(language);
  const fillers = stopWordsIn(tokens.map(({ text }) => text));
  const name = new Set([...tokensOf(product)].map(({ text }) => text));
  const telling = tokens.filter(({ text }) => !fillers.has(text) && !spoken.stopWords.has(text) && !name.has(text));
  const sources = new Set(telling.filter(isWhole).map((token) => patternOf(token, spoken)));
  return [...sources].slice(0, mostTerms).map((source) => {
    const pattern = new RegExp(source, 'iu');
    return { in: (text) => pattern.test(text) };
  });
}

/** The parts of a joined word say what it says; single letters say nothing. */
function isWhole({ text, kind }: Token): boolean {
  return kind !== 'word' || text.length > 1;
}

function patternOf({ text, kind }: Token, language: Language): string {
  if (kind === 'gram') return escaped(text);
  const start = String.raw`(?<![\p{L}\p{N}])`;
  const end = String.raw`(?![\p{L}\p{N}])`;
  if (kind === 'exact') return start + loose(text) + end;
  const stem = commonStart(text, language.stem(text));
  return stem.length <= shortStem ? `${start}${escaped(text)}s?${end}` : start + escaped(stem);
}

/** Stemmers write `memori` for memory: what both begin with stands in every form of the word. */
function commonStart(word: string, stem: string): string {
  let length = 0;
  while (length < stem.length && stem.charAt(length) === word.charAt(length)) length += 1;
  return word.slice(0, length);
}

/** `e05` is met as E-05, too. */
function loose(code: string): string {
  return (code.match(/\p{L}+|\p{N}+/gu) ?? [code]).map(escaped).join(String.raw`[\s\-_./]?`);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/gu, String.raw`\$&`);
}
