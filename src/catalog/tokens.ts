import { foldText } from './fold-text.ts';

/** A run of letters, a run of digits, or what says which generation of a model it is (`mk2`, `Gen 2`, `II`). */
export interface Token {
  readonly kind: 'word' | 'number' | 'generation';
  /** Folded; of a generation its number alone. */
  readonly text: string;
  /** What stands before it: nothing (`17` in `td17`), a hyphen or the like (`td-17`), or anything more. */
  readonly gap: 'glued' | 'joined' | 'apart';
  /** Written with a capital letter. */
  readonly capital: boolean;
}

const PARTS =
  /\p{Nd}+|\p{sc=Latin}[\p{sc=Latin}\p{M}]*|\p{sc=Hebrew}+|(?:(?![\p{sc=Latin}\p{sc=Hebrew}])\p{L}|\p{M})+|\+/gu;
/** The same for texts in ASCII alone, which are most; it is several times as fast. */
const ASCII_PARTS = /\d+|[a-z]+|\+/giu;
const ASCII = /^[ -~\s]*$/u;
const LATIN = /[\p{sc=Latin}\p{Nd}+]$/u;
const JOINT = /^['’‘\-‐-―_.:·־]{1,2}$/u;
const CAPITAL = /^\p{Lu}/u;
const NUMBER = /^\p{Nd}/u;
const MAY_BE_GENERATION = /^(?:\d|m|gen|i|first|second|third|fourth|fifth)/u;
const ROMAN = new Map([
  ['i', '1'],
  ['ii', '2'],
  ['iii', '3'],
  ['iv', '4'],
  ['v', '5'],
]);
const ORDINAL = new Map([
  ['first', '1'],
  ['second', '2'],
  ['third', '3'],
  ['fourth', '4'],
  ['fifth', '5'],
]);

/** Cuts a text into at most `limit` tokens. Letters and digits are apart, so `td17`, `TD-17` and `td 17` are alike. */
export function tokenise(text: string, limit: number): readonly Token[] {
  return joinGenerations(cutParts(text, limit));
}

function cutParts(text: string, limit: number): Token[] {
  const isAscii = ASCII.test(text);
  const plain = isAscii ? text : text.normalize('NFKC');
  const parts = isAscii ? ASCII_PARTS : PARTS;
  const tokens: Token[] = [];
  let end = 0;
  for (const match of plain.matchAll(parts)) {
    const [part] = match;
    const gap = gapBetween(plain.slice(end, match.index), plain[end - 1] ?? ' ', part);
    const isLoosePlus = part === '+' && gap !== 'glued' && !/[\p{L}\p{Nd}]/u.test(plain[match.index + 1] ?? ' ');
    const folded = part === '+' ? 'plus' : foldText(part);
    if (isLoosePlus || folded === '') continue;
    end = match.index + part.length;
    const kind = NUMBER.test(part) ? 'number' : 'word';
    tokens.push({ kind, text: folded, gap, capital: part !== folded && CAPITAL.test(part) });
    if (tokens.length >= limit) break;
  }
  return tokens;
}

function gapBetween(between: string, before: string, part: string): Token['gap'] {
  if (between === ' ') return 'apart';
  // Between two scripts there is a border without a space: ב in front of TD-17, の after it.
  if (between === '') return LATIN.test(before) && LATIN.test(part.slice(0, 1)) ? 'glued' : 'apart';
  return JOINT.test(between) ? 'joined' : 'apart';
}

function joinGenerations(parts: readonly Token[]): readonly Token[] {
  const tokens: Token[] = [];
  for (let index = 0; index < parts.length;) {
    const [generation, length] = generationAt(parts, index) ?? [null, 1];
    const part = parts[index];
    if (part === undefined) break;
    tokens.push(generation === null ? part : { ...part, kind: 'generation', text: generation });
    index += length;
  }
  return tokens;
}

/** The number of the generation that starts at `index` and how many parts it takes. */
function generationAt(parts: readonly Token[], index: number): readonly [string, number] | null {
  const word = parts[index]?.text ?? '';
  if (!MAY_BE_GENERATION.test(word)) return null;
  const [second = '', third = ''] = parts.slice(index + 1, index + 3).map((part) => part.text);
  const isLater = index > 0;
  const mark = /^(?:mk|mark)(i{1,3}|iv|v)$/u.exec(word)?.[1];
  if (mark !== undefined) return [ROMAN.get(mark) ?? mark, 1];
  if (/^(?:mk|mark|gen|generation)$/u.test(word)) {
    const number = /^\d{1,2}$/u.test(second) ? second : ROMAN.get(second);
    return number === undefined || (word === 'mark' && !isLater) ? null : [number, 2];
  }
  if (isLater && /^(?:ii|iii|iv)$/u.test(word)) return [ROMAN.get(word) ?? word, 1];
  if (/^\d$/u.test(word) && /^(?:st|nd|rd|th)$/u.test(second) && isGeneration(third)) return [word, 3];
  const ordinal = ORDINAL.get(word);
  return ordinal !== undefined && isGeneration(second) ? [ordinal, 2] : null;
}

function isGeneration(word: string): boolean {
  return word === 'gen' || word === 'generation';
}
