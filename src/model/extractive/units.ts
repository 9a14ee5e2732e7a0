import { createTable } from './table.ts';
import type { Group, Line, Unit } from './unit.ts';

const stepStart = /^(?:(?:step\s+)?\(?(\d{1,2})[.):]|\(?([a-z])\)|([•●◦▪‣·*–—-]))\s+(?=\S)/iu;
/** How a sentence ends, brackets and quotation marks after it included. */
export const sentenceEnd = /[.!?:;…。！？]["'”’)\]]*$/u;
/** A line this much shorter than the longest one was not wrapped: its paragraph ends there. */
const shortLine = 0.7;
/** NOTE, TIPP and the like, alone on their line. */
const signal = /^\p{Lu}{3,14}[:!]?$/u;
/** So much of a warning's text has to stand after its word to know it again; characters. */
const knownBy = 24;

/**
 * Takes the text of a page apart, in reading order. Wrapped lines and cells are joined; headings, rows and lines that
 * end short stay apart.
 * @param headings of the page
 * @param hazards the warnings of the manual, each with the word before it, as `CAUTION: …`
 */
export function unitsOf(text: string, headings: readonly string[], hazards: readonly string[] = []): readonly Unit[] {
  const named = new Set(headings.map(squeezed));
  return groupsOf(linesOf(text), named, hazardStarts(hazards)).flatMap((group) =>
    group.kind === 'sentence' ? sentencesOf(group) : [whole(group)],
  );
}

export function squeezed(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function linesOf(text: string): readonly Line[] {
  return [...text.matchAll(/[^\n]+|\n\s*\n/gu)].map((found) => ({ text: found[0], start: found.index }));
}

function groupsOf(
  lines: readonly Line[],
  headings: ReadonlySet<string>,
  startsHazard: (lines: readonly Line[], index: number) => boolean,
): readonly Group[] {
  const longest = Math.max(...lines.map((line) => line.text.trim().length), 0);
  const table = createTable(lines);
  const groups: Group[] = [];
  let open: Group | null = null;
  const begin = (kind: Unit['kind'], line: Line, mark: string | null = null): Group => {
    const group = { kind, mark, lines: [line], cells: [] };
    groups.push(group);
    if (kind !== 'sentence' && kind !== 'label') table.end();
    return group;
  };
  for (const [index, line] of lines.entries()) {
    const trimmed = line.text.trim();
    if (trimmed === '') {
      table.gap();
      open = isLoneSignal(open) ? open : null;
    } else if (isHeading(trimmed, headings)) {
      begin('heading', line);
      open = null;
    } else if (startsHazard(lines, index)) open = begin('hazard', line);
    else if (open?.kind === 'hazard') open.lines.push(line);
    else if (stepStart.test(trimmed)) open = begin('step', line, markOf(trimmed));
    else if (signal.test(trimmed) && !table.isOpen()) {
      begin('label', line);
      open = null;
    } else {
      const row = open?.kind === 'step' && !trimmed.includes('\t') ? null : table.take(index);
      if (row !== null) open = null;
      if (row !== null && row !== 'goes-on') groups.push(row);
      else if (row === null && (open === null || endsBefore(open, trimmed, longest))) open = begin('sentence', line);
      else if (row === null) open?.lines.push(line);
    }
  }
  return groups;
}

function markOf(line: string): string | null {
  const step = stepStart.exec(line);
  return step?.[1] ?? step?.[2] ?? step?.[3] ?? null;
}

/** The heading itself, perhaps after its number. */
function isHeading(line: string, headings: ReadonlySet<string>): boolean {
  const plain = squeezed(line);
  return headings.has(plain) || headings.has(plain.replace(/^(?:\p{Lu}|\d{1,3})(?:\.\d{1,3})*[.)]?\s+/u, ''));
}

/** A warning's word with its text still to come, after an empty line. */
function isLoneSignal(open: Group | null): boolean {
  return open?.kind === 'hazard' && open.lines.length === 1 && !/\s\S*\p{L}{2}/u.test(open.lines[0]?.text.trim() ?? '');
}

/** Tells whether one of the warnings begins at a line: its word, then its first words. */
function hazardStarts(hazards: readonly string[]): (lines: readonly Line[], index: number) => boolean {
  const known = new Set(hazards.map((text) => lettersOf(text).slice(0, knownBy)));
  const words = new Set([...hazards].map((text) => lettersOf(text.slice(0, Math.max(0, text.indexOf(':'))))));
  if (words.size === 0) return () => false;
  return (lines, index) => {
    const line = lines[index]?.text ?? '';
    const letters = lettersOf(line.slice(0, 80));
    if (![...words].some((word) => word !== '' && letters.startsWith(word))) return false;
    const after = lines.slice(index, index + 6).map(({ text }) => text.slice(0, 80));
    return known.has(lettersOf(after.join(' ')).slice(0, knownBy));
  };
}

function lettersOf(text: string): string {
  return text.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Whether a paragraph is over before this line: its last line was short, and this one begins something. */
function endsBefore({ lines }: Group, next: string, longest: number): boolean {
  const last = lines.at(-1)?.text.trim() ?? '';
  const short = last.length < longest * shortLine;
  return short && /^[\p{Lu}\p{Lo}\p{N}"“([]/u.test(next) && (sentenceEnd.test(last) || last.length < longest / 2);
}

function whole({ kind, mark, lines, cells }: Group): Unit {
  const joined = squeezed(lines.map((line) => line.text).join(' '));
  const text = kind === 'row' || cells.length > 0 ? cells.join('\t') : joined;
  return { kind, mark, text: kind === 'step' ? text.replace(stepStart, '') : text, ...spanOf(lines) };
}

function spanOf(lines: readonly Line[]): { start: number; end: number } {
  const last = lines.at(-1);
  return { start: lines[0]?.start ?? 0, end: last === undefined ? 0 : last.start + last.text.length };
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

function sentencesOf({ lines }: Group): readonly Unit[] {
  const { start } = spanOf(lines);
  // One character stands for each line break, so that places stay what they are in the page.
  const joined = lines.map((line) => line.text).join(' ');
  return [...segmenter.segment(joined)]
    .filter(({ segment }) => segment.trim() !== '')
    .map(({ segment, index }) => ({
      kind: 'sentence' as const,
      mark: null,
      text: squeezed(segment),
      start: start + index,
      end: start + index + segment.trimEnd().length,
    }));
}
