/** Markdown of ours for a place in the text: in the line, or as a paragraph by itself. */
export interface Inset {
  readonly type: 'inline' | 'paragraph';
  readonly markdown: string;
}

/** How far a text has been made harmless. */
export interface Scan {
  readonly source: string;
  readonly insets: readonly Inset[];
  /** Whether nothing follows the source: then nothing is held back. */
  readonly finished: boolean;
  at: number;
  out: string;
  /** The signs that end the code block in which the scan is. */
  fence: string | null;
  /** Insets that wait for the end of code or of the line. */
  waiting: Inset[];
}

/** An invisible joiner: between two signs it keeps them from being read as syntax. */
export const joiner = '\u2060';
/** What makes a link or a definition of the words in brackets before it. */
export const beforeTarget = /[[(:]/u;
/** A place of ours in the source; the number is that of its inset. */
export const insetMark = /\ue000(\d+)\ue001/gu;

/** What a sticky pattern finds where the scan is. */
export function match(pattern: RegExp, { source, at }: Scan): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

/** Writes a text for so many signs of the source. */
export function give(scan: Scan, text: string, taken: number): true {
  scan.out += text;
  scan.at += taken;
  return true;
}

/** A sign, kept apart from what follows it where the two would be syntax; false where that isn't there yet. */
export function giveWithNext(scan: Scan, text: string, syntax: RegExp): boolean {
  const next = scan.source.charAt(scan.at + 1);
  if (next === '' && !scan.finished) return false;
  return give(scan, syntax.test(next) ? text + joiner : text, 1);
}

/** Puts an inset in where it may stand: pages at once unless inside a code block, paragraphs at the start of a line. */
export function put(scan: Scan, index: number): true {
  const inset = scan.insets[index];
  if (inset === undefined) return true;
  if (inset.type === 'inline' && scan.fence === null) scan.out = spaced(scan.out, inset.markdown);
  else scan.waiting.push(inset);
  if (scan.fence === null && /(?:^|\n)$/u.test(scan.out)) flush(scan);
  return true;
}

/** Puts in what waited. */
export function flush(scan: Scan): void {
  for (const inset of scan.waiting) {
    if (inset.type === 'inline') scan.out = `${spaced(scan.out, inset.markdown)}${scan.out.endsWith('\n') ? '\n' : ''}`;
    else {
      const gap = scan.out === '' || scan.out.endsWith('\n\n') ? '' : scan.out.endsWith('\n') ? '\n' : '\n\n';
      scan.out += `${gap}${inset.markdown}\n\n`;
    }
  }
  scan.waiting = [];
}

export const isLineStart = ({ source, at }: Scan): boolean => at === 0 || source.charAt(at - 1) === '\n';

/** Text inside code, in which nothing can be read as a mention or a link, even where the code isn't taken for code. */
export function harmlessCode(text: string): string {
  return text.replace(/[<@]|\](?=[[(:])/gu, `$&${joiner}`);
}

const spaced = (out: string, inset: string): string => `${out}${/\S$/u.test(out) ? ' ' : ''}${inset}`;
