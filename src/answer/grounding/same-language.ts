import { detectAll } from 'tinyld';
import { speaks } from '../../context/languages.ts';
import { tokensOf } from '../../context/tokens.ts';

/** Languages that answers and manuals are written in; among all that tinyld knows, short texts look like rare ones. */
const ONLY = ['cs', 'da', 'de', 'en', 'es', 'fi', 'fr', 'hu', 'it', 'nl', 'no', 'pl', 'pt', 'ro', 'sv', 'tr'];
/** With fewer letters of running text a language can't be told. */
const ENOUGH = 8;
/** With as many letters it won't turn out to be another. */
const SURE = 100;
const SAMPLE = 300;

const SCRIPTS = [
  ['Latn', /\p{Script=Latin}/gu],
  ['Hebr', /\p{Script=Hebrew}/gu],
  ['Arab', /\p{Script=Arabic}/gu],
  ['Cyrl', /\p{Script=Cyrillic}/gu],
  ['Grek', /\p{Script=Greek}/gu],
  ['Jpan', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['Hani', /\p{Script=Han}/gu],
  ['Hang', /\p{Script=Hangul}/gu],
  ['Thai', /\p{Script=Thai}/gu],
] as const;

/** Compares the language of one answer with those of pages. */
interface LanguageComparison {
  /**
   * Whether the answer is in the language of a page, so that their words can be compared: by script first, then by
   * their small words, then by tinyld. `language` is the manual's (BCP 47) or null. True where it can't be told.
   */
  isSame(answer: string, page: string, language: string | null): boolean;
}

export function createLanguageComparison(): LanguageComparison {
  let settled: readonly Guess[] | null = null;

  function guesses(text: string): readonly Guess[] {
    if (settled !== null) return settled;
    const found = latinGuesses(text);
    if (lettersIn(text) >= SURE) settled = found;
    return found;
  }

  return {
    isSame(answer, page, language) {
      const ours = prose(answer);
      const theirs = prose(page);
      const [script, pageScript] = [scriptOf(ours), scriptOf(theirs)];
      if (script === null || pageScript === null) return true;
      if (script !== pageScript) return false;
      if (script !== 'Latn') return true;
      const printed = language?.toLowerCase().split('-')[0] ?? latinGuesses(theirs)[0]?.lang;
      if (printed === undefined) return true;
      const words = [...tokensOf(ours)].map((token) => token.text);
      const plain = printed === 'nb' || printed === 'nn' ? 'no' : printed;
      return speaks(words, plain === 'no' ? 'nb' : plain) ?? isAmong(guesses(ours), plain);
    },
  };
}

interface Guess {
  readonly lang: string;
  readonly accuracy: number;
}

/** Short texts look like several languages: one that is half as likely as the likeliest may still be it. */
function isAmong(guesses: readonly Guess[], language: string): boolean {
  const [best] = guesses;
  if (best === undefined) return true;
  return guesses.some(({ lang, accuracy }) => lang === language && accuracy * 2 >= best.accuracy);
}

/** A word with a figure in it; scripts that put no spaces between words are no part of it. */
const SPACED = String.raw`[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]`;
const FIGURED = new RegExp(`${SPACED}*\\d${SPACED}*`, 'gu');

/** Without names, labels and figures, which are written in any language. */
function prose(text: string): string {
  return text
    .slice(-SAMPLE)
    .replace(/\[[^[\]\n]*\]|`[^`\n]*`/gu, ' ')
    .replace(FIGURED, ' ')
    .replace(/(?<!\p{L})\p{Lu}{2,}(?!\p{L})/gu, ' ');
}

/** The script that most letters of a text are of, ISO 15924; null without any. */
export function scriptOf(text: string): string | null {
  const counts = SCRIPTS.map(([name, pattern]) => ({ name, count: text.match(pattern)?.length ?? 0 }));
  const kana = counts.find(({ name }) => name === 'Jpan')?.count ?? 0;
  const most = counts.reduce((best, next) => (next.count > best.count ? next : best));
  if (most.count === 0) return null;
  return most.name === 'Hani' && kana > 0 ? 'Jpan' : most.name;
}

function latinGuesses(text: string): readonly Guess[] {
  return lettersIn(text) < ENOUGH ? [] : detectAll(text, { only: ONLY });
}

function lettersIn(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}
