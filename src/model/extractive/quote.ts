import { MARKERS } from '../../answer/markers.ts';
import type { Unit } from './unit.ts';
import { sentenceEnd } from './units.ts';

/** A single sentence or step longer than this is cut after a word. */
const longestUnit = 700;

const address =
  /(?:[a-z][a-z\d+.-]*:\/\/|www\.|mailto:)[^\s`<>]+|[\p{L}\p{N}.+_-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu;
/** A label on a panel, `[SETUP]`: the only brackets that stay. */
const label = /\[([^[\]［］【】\n]{1,40})\]/gu;
const markerWords = MARKERS.flatMap(({ words }) => words).map(lettersOf);

/** Units as a Markdown quotation: steps and rows as a list, sentences as text. */
export function quoteUnits(units: readonly Unit[]): string {
  const lines: string[] = [];
  for (const [index, unit] of units.entries()) {
    const before = units[index - 1]?.kind;
    if (unit.kind === 'step') lines.push(`${listMark(unit.mark)} ${quoteText(unit.text)}`);
    else if (unit.kind === 'row') lines.push(`- ${quoteRow(unit.text)}`);
    // What is said after a step belongs to it.
    else if (before === 'sentence' || before === 'step') lines.push(`${lines.pop() ?? ''} ${quoteText(unit.text)}`);
    else lines.push(...(before === 'row' ? [''] : []), quoteText(unit.text));
  }
  return lines.map((line) => `> ${line}`.trimEnd()).join('\n');
}

/** The cells of a row one after the other, the first one, which names it, in bold. */
function quoteRow(text: string): string {
  const [first = '', ...others] = text
    .split('\t')
    .map(quoteText)
    .filter((cell) => cell !== '');
  if (others.length === 0) return first;
  return others.reduce((row, cell) => row + (sentenceEnd.test(row) ? ' ' : ' — ') + cell, `**${first}**`);
}

function listMark(mark: string | null): string {
  return mark !== null && /^\d+$/u.test(mark) ? `${mark}.` : '-';
}

/**
 * Foreign text as Markdown that shows just this text: no marker, no link, no picture and no mark-up comes of it.
 * Addresses stand as code, so that nothing makes links of them.
 */
export function quoteText(text: string): string {
  const plain = shortened(withoutInvisible(text));
  let quoted = '';
  let from = 0;
  for (const found of plain.matchAll(address)) {
    quoted += escapeMarkdown(plain.slice(from, found.index)) + `\`${plainBrackets(found[0])}\``;
    from = found.index + found[0].length;
  }
  return guardStart(quoted + escapeMarkdown(plain.slice(from)));
}

/** As `quoteText`, for the inside of a marker: without any brackets. */
export function quoteInMarker(text: string): string {
  return quoteText(plainBrackets(text));
}

/** Control characters, and those that turn or hide what stands beside them. */
function withoutInvisible(text: string): string {
  return text
    .replace(/[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

function shortened(text: string): string {
  if (text.length <= longestUnit) return text;
  const words = text.slice(0, longestUnit).replace(/[\p{L}\p{N}\p{M}\p{Cs}]*$/u, '');
  return `${words.trimEnd()}…`;
}

function escapeMarkdown(text: string): string {
  let escaped = '';
  let from = 0;
  for (const found of text.matchAll(label)) {
    const body = found[1] ?? '';
    if (isMarkerHead(body)) continue;
    escaped += escapeMarks(plainBrackets(text.slice(from, found.index))) + `\\[${escapeMarks(body)}\\]`;
    from = found.index + found[0].length;
  }
  return escaped + escapeMarks(plainBrackets(text.slice(from)));
}

function escapeMarks(text: string): string {
  return text.replace(/[\\`*_<>#|~&]/gu, String.raw`\$&`);
}

function plainBrackets(text: string): string {
  return text.replace(/[[［【]/gu, '(').replace(/[\]］】]/gu, ')');
}

/** Whether a marker could be made of a bracket with this after it. */
function isMarkerHead(body: string): boolean {
  const letters = lettersOf(body);
  return markerWords.some((word) => letters.startsWith(word) || word.startsWith(letters));
}

function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
}

/** What would begin a list, a heading or a rule at the start of a line. */
function guardStart(text: string): string {
  return text.replace(/^([-+=])/u, String.raw`\$1`).replace(/^(\d{1,9})([.)])(?=\s|$)/u, String.raw`$1\$2`);
}
