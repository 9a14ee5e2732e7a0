/** A half-open range of a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface Cut {
  /** About how long a window is; UTF-16 units. */
  readonly size: number;
  /** What no window ends within, in order and apart from each other: tables, procedures. */
  readonly blocks?: readonly Span[];
  /** A block that is longer than this is cut like other text; UTF-16 units. */
  readonly longestBlock?: number;
}

/** Where a window may end, best first: after a paragraph, a sentence, a line, a word. */
const BORDERS = [/\n[ \t]*\n\s*/gu, /[.!?…:]["'”’)\]]*\s+|[。！？]\s*/gu, /\n\s*/gu, /\s+/gu] as const;

/**
 * Cuts `span` of `text` into windows of about `size` UTF-16 units that cover it without gap or overlap. A window ends
 * after a paragraph, sentence, line or word, whichever of these is found first between half of `size` and `size`; a
 * remainder of a quarter of `size` is not worth a window of its own and stays with the last one. A block that would be
 * cut goes into the next window, or, where the window has just begun, whole into this one, so that a window is never
 * longer than a quarter of `size` and the longest block together.
 */
export function* cutWindows(text: string, span: Span, { size, blocks = [], longestBlock = 0 }: Cut): Generator<Span> {
  const kept = blocks.filter(({ start, end }) => end - start <= longestBlock);
  let start = span.start;
  while (start < span.end) {
    const wanted = span.end - start > size * 1.25 ? windowEnd(text, start, size) : span.end;
    const end = outsideBlocks({ start, end: wanted }, kept, size / 4);
    yield { start, end };
    start = end;
  }
}

/** Where a window ends that must not end within a block: before it, unless it begins within `least` of the window. */
function outsideBlocks({ start, end }: Span, blocks: readonly Span[], least: number): number {
  const cut = blocks.find((block) => block.start < end && end < block.end);
  if (cut === undefined) return end;
  return cut.start - start >= least ? cut.start : cut.end;
}

function windowEnd(text: string, start: number, size: number): number {
  const half = start + Math.ceil(size / 2);
  const candidates = text.slice(half, start + size);
  for (const border of BORDERS) {
    const last = [...candidates.matchAll(border)].at(-1);
    if (last !== undefined) return half + last.index + last[0].length;
  }
  return beforeSurrogate(text, start + size);
}

/** The same place, or one unit earlier where a pair of surrogates would be torn apart. */
function beforeSurrogate(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
