/** `p. 22`, `No. 3`, `e.g. this`: a full stop that ends no sentence. */
const shortened = /(?:\b(?:p|pp|no|nr|fig|vol|ver|v|e\.g|i\.e|approx|max|min)|\b\p{Lu}|^\s*\d+)\.$/iu;
const ends = /[.!?…。！？؟]["'”’»)\]]*(?=\s|$)|[。！？]/gu;

/** Where the last whole sentence, line or paragraph of a text ends; 0 where none does. */
export function lastSentenceEnd(text: string): number {
  let last = text.lastIndexOf('\n') + 1;
  for (const { 0: end, index } of text.matchAll(ends)) {
    const after = index + end.length;
    if (after > last && !shortened.test(text.slice(Math.max(0, index - 12), index + 1))) last = after;
  }
  return last;
}

/** Where the last whole word of a text ends, so that no pair of code units is taken apart; its length where it is one word. */
export function lastWordEnd(text: string): number {
  const space = text.search(/\s\S*$/u);
  if (space > 0) return space;
  return text.replace(/(?:\p{Surrogate}|[\p{M}\u200d]+)$/u, '').length || text.length;
}
