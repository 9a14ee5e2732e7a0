import { languageOf } from '../../context/languages.ts';
import { synonymsOf } from '../../context/synonyms.ts';
import type { Manual } from '../../manual/manual.ts';
import { isEveryday } from './everyday-words.ts';
import { slipsOf } from './fit.ts';
import type { WeighedTerm } from './fit.ts';
import { manualWords } from './manual-words.ts';
import { isThing } from './things.ts';

/** A manual of fewer different words leaves out more than it is not about. */
const fewestWords = 500;
/** Shorter words are abbreviations, or have too many lookalikes. */
const shortest = 4;
/** Words with these endings say how something is or what is done, not what it is. */
const describing = /(?:ly|ed|ing|est)$/u;
/** A part of a compound is a word of so many letters. */
const shortestPart = 3;

/**
 * The words of an English question that say what it is about and that no page of the manuals holds in any form, nor a
 * synonym, nor anything that they may be a slip or a compound of: things that have names, and words that aren't used for
 * many things every day. Nothing where a manual is in another language, or
 * too short to tell.
 */
export function unnamedThings(terms: readonly WeighedTerm[], manuals: readonly Manual[]): readonly string[] {
  if (!manuals.every(isTelling)) return [];
  return terms
    .filter(({ term, pages }) => pages === 0 && term.kind === 'word' && term.word.length >= shortest)
    .map(({ term }) => term.word)
    .filter((word) => isThing(word) || !(isEveryday(word) || describing.test(word)))
    .filter((word) => !manuals.some((manual) => isSaid(word, manual)));
}

function isTelling(manual: Manual): boolean {
  return languageOf(manual.language).code === 'en' && manualWords(manual).words.length >= fewestWords;
}

/** Whether a manual may say the word in some way. */
function isSaid(word: string, manual: Manual): boolean {
  const { words, stems } = manualWords(manual);
  const language = languageOf(manual.language);
  if ([word, ...synonymsOf(word)].some((one) => stems.has(language.stem(one)))) return true;
  return slipsOf(word, words).length > 0 || isWrittenApart(word, manual, stems);
}

/** Whether a compound stands as two words, print out for printout. */
function isWrittenApart(word: string, { pages }: Manual, stems: ReadonlySet<string>): boolean {
  for (let at = shortestPart; at + shortestPart <= word.length; at += 1) {
    const [first, second] = [word.slice(0, at), word.slice(at)];
    if (!stems.has(first)) continue;
    const apart = new RegExp(String.raw`(?<!\p{L})${first}[\s-]+${second}`, 'iu');
    if (pages.some(({ text }) => apart.test(text))) return true;
  }
  return false;
}
