const broken =
  /([\p{L}\p{N}\p{M}]+)([-\u2010\u00AD])[ \t]*(\n+)[ \t]*([\p{L}\p{N}][\p{L}\p{N}\p{M}]*)(\S*)([ \t]+\n?|\n)?/gu;
const word = /[\p{L}\p{N}\p{M}]+(?:[-\u2010][\p{L}\p{N}\p{M}]+)*/gu;

/** How often each word occurs in a document; words with a hyphen inside count as such and by their parts. */
export type WordCounts = ReadonlyMap<string, number>;

/** Counts the words of all pages, those that a line end breaks left out. */
export function countWords(texts: Iterable<string>): WordCounts {
  const counts = new Map<string, number>();
  const count = (found: string) => counts.set(found, (counts.get(found) ?? 0) + 1);
  for (const text of texts) {
    for (const [whole] of text.replace(broken, ' ').toLowerCase().matchAll(word)) {
      const hyphenated = whole.replaceAll('\u2010', '-');
      count(hyphenated);
      if (hyphenated.includes('-')) for (const part of hyphenated.split('-')) count(part);
    }
  }
  return counts;
}

/**
 * Joins the words that a line end breaks; what follows the word stays on the next line. Whether the hyphen belongs to
 * the word is told by the rest of the document: by whichever form occurs elsewhere, and if neither does, by whether both
 * halves are words of their own (low-latency) or not (exam-ple).
 */
export function joinHyphens(text: string, counts: WordCounts): string {
  // A second pass for words that are broken twice.
  return joinOnce(joinOnce(text, counts), counts);
}

function joinOnce(text: string, counts: WordCounts): string {
  return text.replace(
    broken,
    (whole, before: string, hyphen: string, gap: string, after: string, rest: string, tail: string | undefined) => {
      const joined = join(before, hyphen, after, { counts, apart: gap.length > 1 });
      return joined === null ? whole : `${joined}${rest}${tail === undefined ? '' : '\n'}`;
    },
  );
}

interface Witness {
  readonly counts: WordCounts;
  /** More than a line end lies between the halves. */
  readonly apart: boolean;
}

function join(before: string, hyphen: string, after: string, { counts, apart }: Witness): string | null {
  const times = (form: string) => counts.get(form.toLowerCase()) ?? 0;
  const compound = `${before}-${after}`;
  const [plain, kept] = [times(before + after), times(compound)];
  if (!/^\p{Ll}/u.test(after) || !/\p{L}$/u.test(before)) {
    // A name or a number (TD-17). Without a witness it may as well be the end of a list's line.
    return kept > 0 || (!apart && /^\p{Lu}{1,4}$/u.test(before)) ? compound : null;
  }
  if (plain !== kept) return plain > kept ? before + after : compound;
  if (apart && plain === 0) return null;
  const words = [before, after].every((half) => half.length > 2 && times(half) > 1);
  return words && hyphen !== '\u00AD' ? compound : before + after;
}
