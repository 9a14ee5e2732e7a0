import type { ParsedPiece } from './markers.ts';
import { readMarker } from './read-marker.ts';
import { afterSpace, BODY_ENDS, OPENER, SCAN_LIMIT, scanMarker } from './scan-marker.ts';
import type { FoundMarker } from './scan-marker.ts';
import { createTidyPieces } from './tidy-pieces.ts';
import type { TidyPieces } from './tidy-pieces.ts';
import { leadLength, widenMarker } from './widen-marker.ts';

/** Takes the model's text apart while it arrives. */
interface MarkerParser {
  /** The next text, cut anywhere; returns what is certain by now, in order. */
  push(chunk: string): readonly ParsedPiece[];
  /** No more text will come; returns the rest. Nothing may be pushed afterwards. */
  end(): readonly ParsedPiece[];
}

interface ParserState {
  readonly pieces: TidyPieces;
  /** What has come and isn't certain yet. */
  buffer: string;
  ended: boolean;
  /** After a removal, until what follows is known not to complete a bracket that was given out before it. */
  guarded: boolean;
  /** Length of the buffer before which a new look changes nothing, unless one of `BODY_ENDS` comes. */
  needs: number;
}

/** An opening bracket that the text given out ends with. */
const OPEN_HEAD = /[[［【][^[\]［］【】:：]*$/u;
const SPACE_AT_END = /[ \t]{0,32}$/u;

/**
 * Makes a parser for one answer. Markers are found everywhere, in code spans and fences too: no raw marker ever
 * reaches a person. Only what could still become a marker is held back, at most `SCAN_LIMIT` characters and what
 * stands tightly before them. A marker that is never closed loses its start alone, so that nothing it says is lost.
 */
export function createMarkerParser(): MarkerParser {
  const state: ParserState = { pieces: createTidyPieces(), buffer: '', ended: false, guarded: false, needs: 0 };
  return {
    push(chunk) {
      state.buffer += chunk;
      if (state.buffer.length >= state.needs || BODY_ENDS.test(chunk)) drain(state);
      return state.pieces.take();
    },
    end() {
      state.ended = true;
      drain(state);
      return state.pieces.take();
    },
  };
}

/** Takes a whole text apart. */
export function parseMarkers(text: string): readonly ParsedPiece[] {
  const parser = createMarkerParser();
  return [...parser.push(text), ...parser.end()];
}

/** Looks at each bracket in the buffer until none is left or one needs more text. */
function drain(state: ParserState): void {
  state.needs = 0;
  for (let from = 0; guard(state);) {
    OPENER.lastIndex = from;
    const opener = OPENER.exec(state.buffer)?.index;
    if (opener === undefined) {
      release(state, state.buffer.length);
      return;
    }
    const scan = scanMarker(state.buffer, opener, state.ended);
    from = scan.kind === 'none' ? opener + 1 : 0;
    if (scan.kind === 'head') removeHead(state, opener, scan.end);
    else if (scan.kind === 'more' || (scan.kind === 'marker' && !removeMarker(state, opener, scan))) {
      const length = state.buffer.length;
      release(state, opener);
      if (scan.kind === 'more') state.needs = scan.needs - (length - state.buffer.length);
      return;
    }
  }
}

/** Sees to it that a removal doesn't make a marker of what stood around it. False when more text is needed. */
function guard(state: ParserState): boolean {
  while (state.guarded) {
    const head = OPEN_HEAD.exec(state.pieces.tail())?.[0] ?? '';
    const joined = head + state.buffer.slice(0, SCAN_LIMIT);
    const scan = head === '' ? ({ kind: 'none' } as const) : scanMarker(joined, 0, state.ended);
    if (scan.kind === 'more') return false;
    if (scan.kind === 'none' || scan.end <= head.length) state.guarded = false;
    else
      remove(state, scan.end - head.length, scan.kind === 'head' ? [] : (readMarker(joined, scan, parseMarkers) ?? []));
  }
  return true;
}

/** False when more text is needed. */
function removeMarker(state: ParserState, opener: number, found: FoundMarker): boolean {
  const { buffer, pieces, ended } = state;
  const read = readMarker(buffer, found, parseMarkers);
  if (read === null) {
    removeHead(state, opener, afterSpace(buffer, found.bodyStart, found.bodyEnd));
    return true;
  }
  const wide = found.closed ? widenMarker(buffer, opener, found.end, ended) : { start: opener, end: found.end };
  if (wide === null) return false;
  const before = buffer.slice(0, wide.start);
  const space = read.some((piece) => piece.type === 'text') ? '' : (SPACE_AT_END.exec(before)?.[0] ?? '');
  pieces.text(before.slice(0, before.length - space.length));
  pieces.cut(space);
  remove(state, wide.end, read);
  return true;
}

function removeHead(state: ParserState, opener: number, end: number): void {
  const start = state.buffer.charAt(opener - 1) === '\\' ? opener - 1 : opener;
  state.pieces.text(state.buffer.slice(0, start));
  remove(state, end, []);
}

/** Leaves out the buffer up to `end` and gives what was read there; after an open bracket its text is looked at again. */
function remove(state: ParserState, end: number, read: readonly ParsedPiece[]): void {
  const opened = OPEN_HEAD.test(state.pieces.tail());
  let again = '';
  for (const piece of read) {
    if (piece.type !== 'text') state.pieces.marker(piece);
    else if (opened) again += piece.text;
    else state.pieces.text(piece.text);
  }
  state.buffer = again + state.buffer.slice(end);
  state.guarded = true;
}

/** Gives the text before `end`, without what may belong to a marker or to a character that follows there. */
function release(state: ParserState, end: number): void {
  const text = state.buffer.slice(0, end);
  const high = /[\uD800-\uDBFF]$/u.test(text);
  const kept = state.ended ? 0 : high ? 1 : leadLength(text);
  state.pieces.text(text.slice(0, end - kept));
  state.buffer = state.buffer.slice(end - kept);
}
