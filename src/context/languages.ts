import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as norwegian } from '@orama/stemmers/norwegian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import { stemmer as turkish } from '@orama/stemmers/turkish';
import { stopwords as danishStops } from '@orama/stopwords/danish';
import { stopwords as dutchStops } from '@orama/stopwords/dutch';
import { stopwords as englishStops } from '@orama/stopwords/english';
import { stopwords as finnishStops } from '@orama/stopwords/finnish';
import { stopwords as frenchStops } from '@orama/stopwords/french';
import { stopwords as germanStops } from '@orama/stopwords/german';
import { stopwords as italianStops } from '@orama/stopwords/italian';
import { stopwords as norwegianStops } from '@orama/stopwords/norwegian';
import { stopwords as portugueseStops } from '@orama/stopwords/portuguese';
import { stopwords as russianStops } from '@orama/stopwords/russian';
import { stopwords as spanishStops } from '@orama/stopwords/spanish';
import { stopwords as swedishStops } from '@orama/stopwords/swedish';
import { stopwords as turkishStops } from '@orama/stopwords/turkish';
import { LRUCache } from 'lru-cache';
import { questionWords } from './question-words.ts';

/** How the words of one language are reduced, and which of them say nothing about the topic. */
export interface Language {
  /** ISO 639-1. */
  readonly code: string;
  /** The stem of one lower-case word (Snowball's algorithm for the language). */
  stem(word: string): string;
  /** Lower-case words that carry no topic: articles, pronouns, question words, courtesies. */
  readonly stopWords: ReadonlySet<string>;
}

function language(
  code: string,
  stem: (word: string) => string,
  stops: readonly (string | readonly string[])[],
): Language {
  const stopWords = new Set([...stops.flat(), ...questionWords(code)].map(bare));
  return { code, stem: remembered(stem), stopWords };
}

/** Stems of each language that are remembered: texts say the same words again and again. */
const STEMS_KEPT = 10_000;

function remembered(stem: (word: string) => string): (word: string) => string {
  const stems = new LRUCache<string, string>({ max: STEMS_KEPT });
  return (word) => {
    const known = stems.get(word);
    if (known !== undefined) return known;
    const found = stem(word);
    stems.set(word, found);
    return found;
  };
}

const ENGLISH = language('en', english, englishStops);

const LANGUAGES: readonly Language[] = [
  ENGLISH,
  language('da', danish, danishStops),
  language('de', german, germanStops),
  language('es', spanish, spanishStops),
  language('fi', finnish, finnishStops),
  language('fr', french, frenchStops),
  language('it', italian, italianStops),
  language('nb', norwegian, norwegianStops),
  language('nl', dutch, dutchStops),
  language('pt', portuguese, portugueseStops),
  language('ru', russian, russianStops),
  language('sv', swedish, swedishStops),
  language('tr', turkish, turkishStops),
];

const WITHOUT_STEMMER = { stem: (word: string) => word, stopWords: new Set<string>() };

/** The language of a BCP 47 tag: English for null, since most manuals are, and words as they stand where no stemmer is known. */
export function languageOf(tag: string | null): Language {
  const code = tag?.toLowerCase().split('-')[0] ?? 'en';
  return LANGUAGES.find((known) => known.code === (code === 'no' ? 'nb' : code)) ?? { code, ...WITHOUT_STEMMER };
}

/** A language that a text has stop words of. */
interface Spoken {
  readonly language: Language;
  /** How many of the words are stop words of it. */
  readonly count: number;
}

/**
 * The stop words of a short text in an unknown language: those of the language that most of its words are stop words
 * of, and none when it has none of any.
 */
export function stopWordsIn(words: readonly string[]): ReadonlySet<string> {
  return spokenIn(words)[0]?.language.stopWords ?? WITHOUT_STEMMER.stopWords;
}

/** By so many stop words a language must be ahead of another one to be told from it. */
const LEAD = 2;

/**
 * Whether the small words of a text show that it is in the language given (ISO 639-1); null where they don't tell: too
 * few of them, or a language whose small words aren't known.
 */
export function speaks(words: readonly string[], code: string): boolean | null {
  if (!LANGUAGES.some((known) => known.code === code)) return null;
  const spoken = spokenIn(words);
  const here = spoken.find(({ language }) => language.code === code)?.count ?? 0;
  const most = spoken.find(({ language }) => language.code !== code)?.count ?? 0;
  if (most >= here + LEAD) return false;
  return here >= most + LEAD ? true : null;
}

/** The languages that a text has stop words of, most first. */
function spokenIn(words: readonly string[]): readonly Spoken[] {
  return LANGUAGES.map((language) => ({
    language,
    count: words.filter((word) => language.stopWords.has(word)).length,
  }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

/** A word without its accents and points, as people often type it. */
export function bare(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC');
}
