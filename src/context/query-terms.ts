import { codeSpellings, errorCodes } from './error-codes.ts';
import { stopWordsIn, type Language } from './languages.ts';
import { synonymsOf } from './synonyms.ts';
import { tokensOf, type Token } from './tokens.ts';
import type { Match, Vocabulary } from './vocabulary.ts';

/** One word of a question with the terms of the manual that it may mean. */
export interface QueryTerm {
  /** The term itself; where the manual hasn't it: its two parts, or what it may be a slip or a beginning of. */
  readonly words: readonly Match[];
  /** Terms of a similar shape, the term itself included. */
  readonly shapes: readonly Match[];
}

/** A question is a sentence or two; what is beyond this is not looked at. */
const QUERY_CHARACTERS = 2_000;
const QUERY_TERMS = 64;
/** What a synonym counts beside the word itself. */
const SYNONYM_WEIGHT = 0.3;
/** What the number of an error counts by itself, where the manual has it in a code. */
const BARE_NUMBER_WEIGHT = 0.3;
/** A word that is split into two needs both to be words, not endings. */
const SPLIT_LEAST = 3;

/**
 * What a question looks for: its words, each once, without stop words of the manual's language and of its own and
 * without the words of the product's name.
 */
export function queryTerms(
  query: string,
  product: string,
  { vocabulary, language }: { readonly vocabulary: Vocabulary; readonly language: Language },
): readonly QueryTerm[] {
  const tokens = [...tokensOf(query.slice(0, QUERY_CHARACTERS))];
  const fillers = stopWordsIn(tokens.map((token) => token.text));
  const name = new Set([...tokensOf(product)].map((token) => token.text));
  const tests = [
    (text: string) => language.stopWords.has(text),
    (text: string) => fillers.has(text),
    (text: string) => name.has(text),
  ];
  const codes = codesIn(tokens);
  const telling = tests.reduce<readonly Token[]>((left, isFiller) => unlessAll(left, isFiller), tokens);
  const terms = new Map<string, QueryTerm>();
  for (const token of wholeOrParts(telling, vocabulary, language)) {
    const term = termOf(token, language);
    if (!terms.has(term) && terms.size < QUERY_TERMS)
      terms.set(term, queryTerm(term, token, { vocabulary, language, codes }));
  }
  return [...terms.values()];
}

/** Without the fillers, unless there is nothing else: a text may look like another language, or name its topic alone. */
function unlessAll(tokens: readonly Token[], isFiller: (text: string) => boolean): readonly Token[] {
  const others = tokens.filter((token) => !isFiller(token.text));
  return others.length > 0 ? others : tokens;
}

/** The key under which a token is looked up. */
export function termOf(token: Token, language: Language): string {
  return token.kind === 'word' ? language.stem(token.text) : token.text;
}

/** Whether the manual has a term, perhaps with other zeros before its digits. */
function isHeld(term: string, vocabulary: Vocabulary): boolean {
  return [term, ...codeSpellings(term)].some((spelling) => vocabulary.idOf(spelling) !== undefined);
}

/** A joined chunk that the manual has stands for its parts; one that it hasn't is left out, its parts stay. */
function wholeOrParts(tokens: readonly Token[], vocabulary: Vocabulary, language: Language): readonly Token[] {
  const kept: Token[] = [];
  let partsLeft = true;
  for (const [index, token] of tokens.entries()) {
    const joined = !token.part && tokens[index + 1]?.part === true;
    if (joined) partsLeft = !isHeld(termOf(token, language), vocabulary);
    if (joined ? !partsLeft : !token.part || partsLeft) kept.push(token);
  }
  return kept;
}

interface Known {
  readonly vocabulary: Vocabulary;
  readonly language: Language;
  /** For a number, the codes of an error that it may mean. */
  readonly codes: ReadonlyMap<Token, readonly string[]>;
}

function codesIn(tokens: readonly Token[]): ReadonlyMap<Token, readonly string[]> {
  const texts = tokens.map(({ text }) => text);
  return new Map(tokens.map((token, place) => [token, errorCodes(token.text, texts.slice(0, place))]));
}

function queryTerm(term: string, token: Token, { vocabulary, language, codes }: Known): QueryTerm {
  const id = vocabulary.idOf(term);
  if (token.kind !== 'word') {
    const meant = (codes.get(token) ?? []).flatMap((code) => vocabulary.idOf(code) ?? []);
    const written = (id === undefined ? codeSpellings(term) : [term]).flatMap((code) => vocabulary.idOf(code) ?? []);
    const matches = [
      ...meant.map((code) => ({ term: code, weight: 1 })),
      ...written.map((code) => ({ term: code, weight: meant.length > 0 ? BARE_NUMBER_WEIGHT : 1 })),
    ];
    return { words: matches, shapes: matches };
  }
  const shapes = vocabulary.shaped(term);
  const synonyms = language.code === 'en' ? synonymsIn(token.text, vocabulary, language, id) : [];
  if (id !== undefined) return { words: [{ term: id, weight: 1 }, ...synonyms], shapes };
  const split = splitInTwo(token.text, vocabulary, language);
  const guesses = split.length > 0 ? split : [...vocabulary.misspelt(term), ...vocabulary.beginning(term)];
  const known = new Set(guesses.map((match) => match.term));
  return { words: [...guesses, ...synonyms.filter((match) => !known.has(match.term))], shapes };
}

/** What the manual may call it instead. */
function synonymsIn(
  word: string,
  vocabulary: Vocabulary,
  language: Language,
  own: number | undefined,
): readonly Match[] {
  const ids = synonymsOf(word).flatMap((other) => vocabulary.idOf(language.stem(other)) ?? []);
  return [...new Set(ids)].filter((id) => id !== own).map((term) => ({ term, weight: SYNONYM_WEIGHT }));
}

/** `autosave` where the manual writes `auto save`. */
function splitInTwo(word: string, vocabulary: Vocabulary, language: Language): readonly Match[] {
  for (let at = SPLIT_LEAST; at + SPLIT_LEAST <= word.length; at += 1) {
    const first = vocabulary.idOf(language.stem(word.slice(0, at)));
    const second = vocabulary.idOf(language.stem(word.slice(at)));
    if (first !== undefined && second !== undefined) {
      return [
        { term: first, weight: 0.5 },
        { term: second, weight: 0.5 },
      ];
    }
  }
  return [];
}
