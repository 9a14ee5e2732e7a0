import type { MarkerPiece, ParsedPiece } from './markers.ts';

/** Joins the text around removed markers, so that no stray white space tells where one stood. */
export interface TidyPieces {
  text(text: string): void;
  marker(piece: MarkerPiece): void;
  /** A marker stood here, after `space` (spaces and tabs), which was not given. */
  cut(space: string): void;
  /** The last characters of the text, at most 40. */
  tail(): string;
  /** What was added since the last time. */
  take(): readonly ParsedPiece[];
}

/** White space at the start of a line where a marker stood. */
interface Gap {
  /** Kept when text follows on the same line. */
  readonly indent: string;
  /** Line breaks still to be left out: as many as stand before the marker. */
  newlines: number;
  passedNewline: boolean;
}

const TAIL = 40;

/**
 * The rule: spaces before a marker go (`menu [MANUAL: page 4].` → `menu.`). Where a marker begins a line the spaces
 * after it go instead; where it has a line to itself the line goes with it, and as many line breaks stay as the larger
 * of both sides had.
 */
export function createTidyPieces(): TidyPieces {
  let pieces: ParsedPiece[] = [];
  let gap: Gap | null = null;
  let tail = '';
  /** Line breaks at the end of the text; its start counts as any number. */
  let newlines = Infinity;

  function give(text: string): void {
    if (text === '') return;
    pieces.push({ type: 'text', text });
    tail = (tail + text).slice(-TAIL);
    const breaks = lineBreaksAtEnd(text);
    newlines = breaks.whole ? newlines + breaks.count : breaks.count;
  }

  return {
    text(text) {
      if (gap === null) {
        give(text);
        return;
      }
      const start = passGap(gap, text);
      if (start === text.length) return;
      const indent = gap.passedNewline || /[\r\n]/u.test(text.charAt(start)) ? '' : gap.indent;
      gap = null;
      give(indent + text.slice(start));
    },
    marker: (piece) => void pieces.push(piece),
    cut(space) {
      if (newlines > 0)
        gap = { indent: gap && !gap.passedNewline ? gap.indent : space, newlines, passedNewline: false };
    },
    tail: () => tail,
    take() {
      const taken = pieces;
      pieces = [];
      return taken;
    },
  };
}

/** Returns the offset of the first character that stays. */
function passGap(gap: Gap, text: string): number {
  for (let index = 0; index < text.length; index++) {
    const mark = text.charAt(index);
    if (mark === '\n' && gap.newlines > 0) {
      gap.newlines--;
      gap.passedNewline = true;
    } else if (mark === '\r' && gap.newlines > 0) continue;
    else if (gap.passedNewline || (mark !== ' ' && mark !== '\t')) return index;
  }
  return text.length;
}

function lineBreaksAtEnd(text: string): { readonly count: number; readonly whole: boolean } {
  let count = 0;
  let index = text.length;
  for (; index > 0 && /[\r\n]/u.test(text.charAt(index - 1)); index--) if (text.charAt(index - 1) === '\n') count++;
  return { count, whole: index === 0 };
}
