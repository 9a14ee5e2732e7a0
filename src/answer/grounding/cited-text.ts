import { sentencesIn } from '../sentences.ts';

/** Follows the text of an answer, to tell what a citation stands at. */
export interface CitedText {
  text(text: string): void;
  /** A tip or a warning: a citation right after it stands at its text. */
  aside(text: string): void;
  /**
   * What a citation here may stand for, the likeliest first: the part of the sentence since the last citation in it,
   * then the whole sentence. Counts as a citation for the next call.
   */
  cite(): readonly string[];
  /** The answer so far, at most its last 2,000 characters. */
  recent(): string;
}

/** A sentence is not longer than this. */
const REMEMBERED = 2_000;
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
      const candidates = aside === null ? candidatesIn(recent, cited) : [aside];
      cited = recent.length;
      return candidates;
    },
    recent: () => recent,
  };
}

function candidatesIn(text: string, cited: number): readonly string[] {
  const line = lastLine(text);
  const last = sentencesIn(text.slice(line)).findLast((sentence) => SAYS_SOMETHING.test(sentence.text));
  if (last === undefined) return [];
  const start = line + last.index;
  const since = cited > start ? text.slice(cited) : '';
  return SAYS_SOMETHING.test(since) ? [since, text.slice(start)] : [text.slice(start)];
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
