/** A point of a list, perhaps within a quotation. */
const ITEM = /^[\s>]*(?:[-*+•–]|\d{1,3}[.)]|\p{L}[.)])\s+\S/u;
/** What goes on with a point in a line of its own. */
const GOES_ON = /^(?:>\s?)?\s{2,}\S/u;
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

/** Text with where it begins. */
interface Line {
  readonly text: string;
  readonly index: number;
}

/**
 * The lines of the list that the line at `place` belongs to, before that line and in their order; none when it belongs
 * to no list.
 */
export function listBefore(text: string, place: number): readonly Line[] {
  const end = text.indexOf('\n', place);
  const last = text.slice(place, end < 0 ? undefined : end);
  if (!ITEM.test(last) && !GOES_ON.test(last)) return [];
  const lines: Line[] = [];
  for (const line of linesBefore(text, place)) {
    if (!SAYS_SOMETHING.test(line.text)) continue;
    if (!ITEM.test(line.text) && !GOES_ON.test(line.text)) break;
    lines.unshift(line);
  }
  const first = lines.findIndex((line) => ITEM.test(line.text));
  return first < 0 ? [] : lines.slice(first);
}

/** The lines before a place, the nearest first. */
function* linesBefore(text: string, place: number): Generator<Line> {
  let end = place - 1;
  while (end >= 0) {
    const index = end === 0 ? 0 : text.lastIndexOf('\n', end - 1) + 1;
    yield { text: text.slice(index, end), index };
    end = index - 1;
  }
}
