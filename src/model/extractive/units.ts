/** A sentence or a step: what is quoted whole or not at all. */
export interface Unit {
  /** `heading`: a line that names what follows; it is never quoted. */
  readonly kind: 'sentence' | 'step' | 'heading';
  /** `1`, `•` and the like before a step; null before anything else. */
  readonly mark: string | null;
  /** On one line, without the mark. */
  readonly text: string;
  /** Place of the unit in the text that was taken apart, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

interface Line {
  readonly text: string;
  readonly start: number;
}

/** Lines that belong together: a paragraph, or a step with what was wrapped. */
interface Group {
  readonly kind: Unit['kind'];
  readonly mark: string | null;
  readonly lines: Line[];
}

const stepStart = /^(?:(?:step\s+)?\(?(\d{1,2})[.):]|\(?([a-z])\)|([•●◦▪‣·*–—-]))\s+(?=\S)/iu;
/** How a sentence ends, brackets and quotation marks after it included. */
export const sentenceEnd = /[.!?:;…。！？]["'”’)\]]*$/u;
/** A line this much shorter than the longest one was not wrapped: its paragraph ends there. */
const shortLine = 0.7;

/**
 * Takes the text of a page apart into sentences and steps, in reading order. Wrapped lines are joined; headings and
 * lines that end short stay apart.
 * @param headings of the page
 */
export function unitsOf(text: string, headings: readonly string[]): readonly Unit[] {
  const named = new Set(headings.map(squeezed));
  return groupsOf(linesOf(text), named).flatMap((group) =>
    group.kind === 'sentence' ? sentencesOf(group) : [whole(group)],
  );
}

function linesOf(text: string): readonly Line[] {
  return [...text.matchAll(/[^\n]+|\n\s*\n/gu)].map((found) => ({ text: found[0], start: found.index }));
}

function groupsOf(lines: readonly Line[], headings: ReadonlySet<string>): readonly Group[] {
  const longest = Math.max(...lines.map((line) => line.text.length), 0);
  const groups: Group[] = [];
  let open: Group | null = null;
  for (const line of lines) {
    const trimmed = line.text.trim();
    const step = stepStart.exec(trimmed);
    if (trimmed === '') open = null;
    else if (headings.has(squeezed(trimmed))) {
      groups.push({ kind: 'heading', mark: null, lines: [line] });
      open = null;
    } else if (step !== null || open === null || endsBefore(open, trimmed, longest)) {
      open = {
        kind: step === null ? 'sentence' : 'step',
        mark: step?.[1] ?? step?.[2] ?? step?.[3] ?? null,
        lines: [line],
      };
      groups.push(open);
    } else open.lines.push(line);
  }
  return groups;
}

/** Whether a paragraph is over before this line: its last line was short, and this one begins something. */
function endsBefore({ lines }: Group, next: string, longest: number): boolean {
  const last = lines.at(-1)?.text.trim() ?? '';
  const short = last.length < longest * shortLine;
  return short && /^[\p{Lu}\p{Lo}\p{N}"“([]/u.test(next) && (sentenceEnd.test(last) || last.length < longest / 2);
}

function whole({ kind, mark, lines }: Group): Unit {
  const joined = squeezed(lines.map((line) => line.text).join(' '));
  const text = kind === 'step' ? joined.replace(stepStart, '') : joined;
  return { kind, mark, text, ...spanOf(lines) };
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

function squeezed(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
