/** What may stand tightly around a marker and goes with it: `**[WARNING: …]**`, `([MANUAL: page 4])`, code ticks. */
const PAIRS = new Map(
  ['**', '__', '``', '()', '[]', '（）', '［］', '【】'].map((pair) => [pair.charAt(0), pair.charAt(1)]),
);
const MOST_PAIRS = 4;

/** Spaces, then what may stand tightly before a marker: four pairs and the backslash of an escaped bracket. */
const LEAD = /[ \t]{0,32}[*_`([（［【\\]{0,5}$/u;
const LEAD_LIMIT = 37;

/** How many characters at the end of `text` may belong to a marker that follows: at most 37. */
export function leadLength(text: string): number {
  return LEAD.exec(text.slice(-LEAD_LIMIT))?.[0].length ?? 0;
}

/**
 * Widens a closed marker, `start` to `end` in `text`, by what stands tightly and in pairs around it. Null when that
 * can't be known before more text has come.
 */
export function widenMarker(
  text: string,
  start: number,
  end: number,
  ended: boolean,
): { readonly start: number; readonly end: number } | null {
  const first = text.charAt(start - 1) === '\\' ? start - 1 : start;
  for (let pairs = 0; pairs < MOST_PAIRS; pairs++) {
    const closing = PAIRS.get(text.charAt(first - pairs - 1));
    if (closing !== undefined && end + pairs >= text.length && !ended) return null;
    if (closing === undefined || text.charAt(end + pairs) !== closing)
      return { start: first - pairs, end: end + pairs };
  }
  return { start: first - MOST_PAIRS, end: end + MOST_PAIRS };
}
