import { MARKERS } from './markers.ts';
import type { MarkerRule } from './markers.ts';

/** What stands at an opening bracket. Offsets are into the scanned text, in UTF-16 units. */
type Scan =
  /** Not a marker: the bracket is text. */
  | { readonly kind: 'none' }
  /** Could still become a marker. Nothing changes before `needs` characters have come, unless one of `BODY_ENDS`. */
  | { readonly kind: 'more'; readonly needs: number }
  | FoundMarker
  /** The start of a marker that never closes: the start goes, what follows `end` is text. */
  | { readonly kind: 'head'; readonly end: number };

export interface FoundMarker {
  readonly kind: 'marker';
  readonly rule: MarkerRule;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly end: number;
  /** False when the model forgot the bracket, and the marker ended with its line, its paragraph or the text. */
  readonly closed: boolean;
}

/** Brackets that a model may write for `[` and `]`. */
const OPENERS = '[［【';
const CLOSERS = ']］】';

/** The longest head, with the white space and emphasis a model may write in it. */
const HEAD_LIMIT = 32;
/** A text that ends within a head: fewer letters than this could as well be a panel label that was cut. */
const TELLING_LETTERS = 3;

const HEAD_END = /[:：[\]［］【】]/u;
const BODY_MARK = /[[\]［］【】\r\n]/gu;
/** Characters that may end the body of a marker. */
export const BODY_ENDS = /[\]］】\r\n]/u;
const BLANK_LINE = /\r?\n[ \t]{0,8}\r?\n/uy;

/** Finds opening brackets from its `lastIndex` on. */
export const OPENER = /[[［【]/gu;

const RULES = new Map(MARKERS.flatMap((rule) => rule.words.map((word) => [squash(word), rule])));
const WORDS = [...RULES.keys()];

/** The longest stretch of text that `scanMarker` looks at. */
export const SCAN_LIMIT = 1 + HEAD_LIMIT + Math.max(...MARKERS.map((rule) => rule.limit)) + 2;

/**
 * Looks at the bracket at `at`. With `ended` no more text will come, and the answer is never `more`. Looks at no more
 * than `SCAN_LIMIT` characters, so that a bracket which never closes costs and holds back a bounded amount.
 */
export function scanMarker(text: string, at: number, ended: boolean): Scan {
  const window = text.slice(at + 1, at + 1 + HEAD_LIMIT);
  const headLength = window.search(HEAD_END);
  if (headLength < 0) return scanUnfinishedHead(window, text.length, ended);
  const rule = RULES.get(squash(window.slice(0, headLength)));
  const headEnd = at + 1 + headLength;
  const mark = window.charAt(headLength);
  if (!rule || OPENERS.includes(mark)) return { kind: 'none' };
  if (!CLOSERS.includes(mark)) return scanBody(text, headEnd + 1, rule, ended);
  if (rule.colon === 'required') return { kind: 'none' };
  return { kind: 'marker', rule, bodyStart: headEnd, bodyEnd: headEnd, end: headEnd + 1, closed: true };
}

function scanUnfinishedHead(window: string, length: number, ended: boolean): Scan {
  const squashed = squash(window);
  if (window.length >= HEAD_LIMIT || !WORDS.some((word) => word.startsWith(squashed))) return { kind: 'none' };
  if (!ended) return { kind: 'more', needs: 0 };
  const rule = RULES.get(squashed);
  if (rule?.colon === 'optional') {
    return { kind: 'marker', rule, bodyStart: length, bodyEnd: length, end: length, closed: false };
  }
  return squashed.length >= TELLING_LETTERS ? { kind: 'head', end: length } : { kind: 'none' };
}

function scanBody(text: string, bodyStart: number, rule: MarkerRule, ended: boolean): Scan {
  const stop = Math.min(text.length, bodyStart + rule.limit + 1);
  let depth = 1;
  BODY_MARK.lastIndex = bodyStart;
  for (let found = BODY_MARK.exec(text); found && found.index < stop; found = BODY_MARK.exec(text)) {
    const { 0: mark, index } = found;
    depth += OPENERS.includes(mark) ? 1 : CLOSERS.includes(mark) ? -1 : 0;
    if (depth === 0) return { kind: 'marker', rule, bodyStart, bodyEnd: index, end: index + 1, closed: true };
    if (endsHere(text, index, stop, rule)) {
      return { kind: 'marker', rule, bodyStart, bodyEnd: index, end: index, closed: false };
    }
  }
  if (stop > bodyStart + rule.limit) return { kind: 'head', end: afterSpace(text, bodyStart, stop) };
  if (!ended) return { kind: 'more', needs: bodyStart + rule.limit + 1 };
  return { kind: 'marker', rule, bodyStart, bodyEnd: stop, end: stop, closed: false };
}

function endsHere(text: string, index: number, stop: number, rule: MarkerRule): boolean {
  const mark = text.charAt(index);
  if (mark !== '\n' && mark !== '\r') return false;
  if (rule.endsWith === 'line') return true;
  BLANK_LINE.lastIndex = index;
  return BLANK_LINE.test(text) && BLANK_LINE.lastIndex <= stop;
}

/** The first offset from `from` on that isn't a space. */
export function afterSpace(text: string, from: number, stop: number): number {
  let index = from;
  while (index < stop && (text.charAt(index) === ' ' || text.charAt(index) === '\t')) index++;
  return index;
}

/** Letters alone, in capitals: white space, emphasis, hyphens and escapes within a head don't matter. */
function squash(head: string): string {
  return head
    .normalize('NFKC')
    .replace(/[\s*_`\\-]/gu, '')
    .toUpperCase();
}
