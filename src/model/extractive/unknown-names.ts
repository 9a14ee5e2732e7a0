import { bare, stopWordsIn } from '../../context/languages.ts';
import { chunksOf } from '../../context/tokens.ts';
import type { Manual } from '../../manual/manual.ts';

const questionCharacters = 2_000;
/** More names than these are not looked for. */
const mostNames = 6;
const name = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|[-./](?=[\p{L}\p{N}]))*/gu;

/**
 * The names and codes of a question, iPhone, Alexa or E-99, that no page of the manuals holds: a manual that never
 * says the name doesn't answer what is asked about it.
 */
export function unknownNames(question: string, product: string, manuals: readonly Manual[]): readonly string[] {
  const own = new Set(partsOf(product));
  const isOwn = (word: string): boolean => partsOf(word).every((part) => own.has(part));
  return namesIn(question.slice(0, questionCharacters))
    .filter((word) => !isOwn(word))
    .slice(0, mostNames)
    .filter((word) => !manuals.some(({ pages }) => pages.some((page) => holds(page.text, word))));
}

/** Words with a capital that no sentence's start asks for, and words of letters and digits. */
function namesIn(question: string): readonly string[] {
  const words = [...question.matchAll(name)];
  const fillers = stopWordsIn(words.map(({ 0: word }) => bare(word.toLowerCase())));
  // Where most words have a capital, it marks no name.
  const capitals = words.filter(({ 0: word }) => /^\p{Lu}/u.test(word)).length;
  const shouted = words.length > 2 && capitals > words.length / 2;
  const found = words.flatMap(({ 0: word, index }) => {
    const code = /\p{L}/u.test(word) && /\p{N}/u.test(word);
    const starts = /(?:^|[.!?:]\s*|\n\s*)["'“(]*$/u.test(question.slice(0, index));
    const capital = /\p{Ll}\p{Lu}/u.test(word) || (/^\p{Lu}/u.test(word) && !starts);
    return code || (capital && !shouted && word.length > 1 && !fillers.has(bare(word.toLowerCase()))) ? [word] : [];
  });
  return [...new Set(found)];
}

/** As written, in small letters or in capitals; a code with or without what joins its parts; in one word or as two. */
function holds(text: string, word: string): boolean {
  const plain = word.length > 4 ? word.replace(/s$/u, '') : word;
  if ([plain, plain.toLowerCase(), plain.toUpperCase()].some((spelling) => holdsWord(text, spelling))) return true;
  const parts = partsOf(plain);
  return parts.length > 1 && new RegExp(parts.join(String.raw`[\s\-_./:]?`), 'iu').test(text);
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
