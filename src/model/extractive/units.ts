import { goesOn, sentencesIn } from '../../answer/sentences.ts';
import { hazardStarts } from './hazard-starts.ts';
import { createTable } from './table.ts';
import type { Table } from './table.ts';
import type { Group, Line, Unit } from './unit.ts';

const stepStart = /^(?:(?:step\s+)?\(?(\d{1,2})[.):]|\(?([a-z])\)|([•●◦▪‣·*–—-]))\s+(?=\S)/iu;
/** How a sentence ends, brackets and quotation marks after it included. */
export const sentenceEnd = /[.!?:;…。！？]["'”’)\]]*$/u;
/** A line this much shorter than the longest one was not wrapped: its paragraph ends there. */
const shortLine = 0.7;
/** NOTE, TIPP and the like, alone on their line. */
const signal = /^\p{Lu}{3,14}[:!]?$/u;

/**
 * Takes the text of a page apart, in reading order. Wrapped lines and cells are joined; headings, rows and lines that
 * end short stay apart.
 * @param headings of the page
 * @param options `hazards`: the warnings of the manual, each with the word before it, as `CAUTION: …`; `wrapped`: whether
 * a row may go on in the next line, as in a PDF
 */
export function unitsOf(
  text: string,
  headings: readonly string[],
  { hazards = [], wrapped = true }: { readonly hazards?: readonly string[]; readonly wrapped?: boolean } = {},
): readonly Unit[] {
  const lines = linesOf(text);
  const named = new Set(headings.map(squeezed));
  return groupsOf(lines, createTable(lines, { wrapped }), named, hazardStarts(hazards)).flatMap((group) =>
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
  table: Table,
  headings: ReadonlySet<string>,
  startsHazard: (lines: readonly Line[], index: number) => boolean,
): readonly Group[] {
  const longest = Math.max(...lines.map((line) => line.text.trim().length), 0);
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
    else if (isStep(trimmed, open)) open = begin('step', line, markOf(trimmed));
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

/** A number after `see p.` is no mark, unless it counts on from the step before. */
function isStep(line: string, open: Group | null): boolean {
  if (!stepStart.test(line)) return false;
  const last = open?.lines.at(-1)?.text ?? '';
  return Number(markOf(line)) === Number(open?.mark ?? NaN) + 1 || !goesOn(last, line);
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

/** Whether a paragraph is over before this line: its last line was short, and this one begins something. */
function endsBefore({ lines }: Group, next: string, longest: number): boolean {
  const last = lines.at(-1)?.text.trim() ?? '';
  const short = last.length < longest * shortLine && !goesOn(last, next);
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

function sentencesOf({ lines }: Group): readonly Unit[] {
  const { start } = spanOf(lines);
  // One character stands for each line break, so that places stay what they are in the page.
  const joined = lines.map((line) => line.text).join(' ');
  return sentencesIn(joined)
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, index }) => ({
      kind: 'sentence' as const,
      mark: null,
      text: squeezed(text),
      start: start + index,
      end: start + index + text.trimEnd().length,
    }));
}
