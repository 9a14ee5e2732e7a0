/** A half-open range of a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a window may end, best first: after a paragraph, a sentence, a line, a word. */
const BORDERS = [/\n[ \t]*\n\s*/gu, /[.!?…:]["'”’)\]]*\s+|[。！？]\s*/gu, /\n\s*/gu, /\s+/gu] as const;

/**
 * Cuts `span` of `text` into windows of about `size` UTF-16 units that cover it without gap or overlap. A window ends
 * after a paragraph, sentence, line or word, whichever of these is found first between half of `size` and `size`; a
 * remainder of a quarter of `size` is not worth a window of its own and stays with the last one.
 */
export function* cutWindows(text: string, span: Span, size: number): Generator<Span> {
  let start = span.start;
  while (span.end - start > size * 1.25) {
    const end = windowEnd(text, start, size);
    yield { start, end };
    start = end;
  }
  if (start < span.end) yield { start, end: span.end };
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
