import type { Manual } from '../../manual/manual.ts';

/** Besides the Latin one, which codes and names are written in everywhere. */
const scripts = [
  'Cyrillic',
  'Greek',
  'Hebrew',
  'Arabic',
  'Armenian',
  'Georgian',
  'Devanagari',
  'Bengali',
  'Tamil',
  'Telugu',
  'Thai',
  'Lao',
  'Khmer',
  'Myanmar',
  'Hangul',
  'Hiragana',
  'Katakana',
  'Han',
].map((name) => {
  const letter = String.raw`(?:(?=[\p{L}\p{M}])\p{scx=${name}})`;
  return {
    // One letter by itself is a symbol: Ω and μ stand in every manual.
    word: new RegExp(String.raw`${letter}{2}`, 'u'),
    // A prefix may be joined to a code by a hyphen.
    runs: new RegExp(String.raw`[-־]?${letter}+[-־]?`, 'gu'),
  };
});

/**
 * A question without the words of a script that none of the manuals uses, whatever they are joined to: `E-09는` is E-09.
 * In a Hebrew question about an English manual what is left are codes, numbers and names.
 */
export function readablePart(question: string, manuals: readonly Manual[]): string {
  return scripts
    .filter(({ word, runs }) => question.search(runs) >= 0 && !manuals.some((manual) => uses(manual, word)))
    .reduce((text, { runs }) => text.replace(runs, ' '), question);
}

function uses({ pages }: Manual, word: RegExp): boolean {
  return pages.some(({ text }) => word.test(text));
}
