import { sentencesIn } from '../sentences.ts';
import { listBefore } from './list-items.ts';

/** What a citation stands for. */
export interface Cited {
  /**
   * What it may stand for, the likeliest first: the part of the sentence since the last citation in it, then the whole
   * sentence.
   */
  readonly sentence: readonly string[];
  /** At the end of a list without any other citation: the rest of the list, which the citation stands for as well. */
  readonly list: readonly string[];
}

/** Follows the text of an answer, to tell what a citation stands at. */
export interface CitedText {
  text(text: string): void;
  /** A tip or a warning: a citation right after it stands at its text. */
  aside(text: string): void;
  /** What a citation here stands for. Counts as a citation for the next call. */
  cite(): Cited;
  /** The answer so far, at most its last 4,000 characters. */
  recent(): string;
}

/** Neither a sentence nor a list is longer than this. */
const REMEMBERED = 4_000;
const SAYS_SOMETHING = /\p{L}/u;

export function createCitedText(): CitedText {
  let recent = '';
  let aside: string | null = null;
  /** Offset in `recent` of the last citation. */
  let cited = 0;
  return {
    text(text) {
      if (text.trim() !== '') aside = null;
      const all = recent + text;
      recent = all.slice(-REMEMBERED);
      cited = Math.max(0, cited - (all.length - recent.length));
    },
    aside(text) {
      aside = text;
    },
    cite() {
      const candidates = aside === null ? citedIn(recent, cited) : { sentence: [aside], list: [] };
      cited = recent.length;
      return candidates;
    },
    recent: () => recent,
  };
}

function citedIn(text: string, cited: number): Cited {
  const line = lastLine(text);
  const last = sentencesIn(text.slice(line)).findLast((sentence) => SAYS_SOMETHING.test(sentence.text));
  if (last === undefined) return { sentence: [], list: [] };
  const start = line + last.index;
  const since = cited > start ? text.slice(cited) : '';
  const sentence = SAYS_SOMETHING.test(since) ? [since, text.slice(start)] : [text.slice(start)];
  const lines = listBefore(text, line);
  const isFirstOfList = cited <= (lines[0]?.index ?? 0);
  if (lines.length === 0 || !isFirstOfList) return { sentence, list: [] };
  return { sentence, list: [...lines.map((item) => item.text), text.slice(line, start)] };
}

/** Where the last line that says something starts: no sentence goes on from one line to the next. */
function lastLine(text: string): number {
  let end = text.length;
  for (;;) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    if (start === 0 || SAYS_SOMETHING.test(text.slice(start, end))) return start;
    end = start - 1;
    if (end === 0) return 0;
  }
}
