/** A sentence with the white space after it. */
interface Sentence {
  readonly text: string;
  /** Where it begins in the text; UTF-16 units. */
  readonly index: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Abbreviations that no sentence ends with, in the languages that manuals are written in. */
const NEVER_LAST =
  'e.g|eg|i.e|ie|vs|cf|viz|approx|incl|excl|resp|fig|figs|dr|mr|mrs|ms|prof|z.b|d.h|u.a|bzw|vgl|ca|inkl|exkl|abb|' +
  'p.ex|p.ej|aprox|env|bijv|t.ex|т.е|напр|рис';
/** Those that are words as well, or may stand last: only a number after them goes on with the sentence. */
const BEFORE_NUMBER =
  'no|nos|nr|n|p|pp|pg|pag|pág|págs|s|max|min|máx|mín|ch|chap|kap|cap|sec|sect|vol|ver|vers|v|rev|ed|art|tab|pos|' +
  'ref|réf|par|para|núm|num|std|tel|ext|eq|app|item|стр|см|гл';
const NUMBER = /^["'“„«([]*[±+\-−–~≈<>≤≥]?\s*\d/u;
/** `z. B.`, `e. g.`: letters with a space between them. */
const LONE_LETTER = /(?:^|[^\p{L}\p{N}.])\p{L}\.$/u;
const LETTER_NEXT = /^\p{L}\.(?:[\s,]|$)/u;
/** So many characters before a full stop tell whether it ends a sentence. */
const TAIL = 20;
/** The mark of a point of a list, `1.`, by itself. */
const MARK = /^\(?\d{1,2}\.$/u;

const neverLast = endsWithOneOf(NEVER_LAST);
const beforeNumber = endsWithOneOf(BEFORE_NUMBER);

/**
 * The sentences of a text in their order; together they are the text. A full stop after an abbreviation (max. 5 V, see
 * p. 12, e.g. USB) ends none.
 */
export function sentencesIn(text: string): readonly Sentence[] {
  const starts: number[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    const start = starts.at(-1);
    const before = start === undefined ? '' : text.slice(Math.max(start, index - TAIL), index);
    if (!goesOn(before, segment)) starts.push(index);
  }
  return starts.map((start, position) => ({ text: text.slice(start, starts[position + 1]), index: start }));
}

/** Whether a sentence that `before` seems to end goes on with `after`, as after an abbreviation. */
export function goesOn(before: string, after: string): boolean {
  const end = before.slice(-TAIL).trim();
  if (!end.endsWith('.')) return false;
  if (MARK.test(end) || neverLast.test(end)) return true;
  const next = after.trimStart();
  return (beforeNumber.test(end) && NUMBER.test(next)) || (LONE_LETTER.test(end) && LETTER_NEXT.test(next));
}

function endsWithOneOf(words: string): RegExp {
  return new RegExp(String.raw`(?:^|[^\p{L}\p{N}.])(?:${words.replaceAll('.', String.raw`\.\s?`)})\.$`, 'iu');
}
