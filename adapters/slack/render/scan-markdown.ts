import { webAddress } from '../../web-address.ts';

/** Markdown of ours for a place in the text: in the line, or as a paragraph by itself. */
export interface Inset {
  readonly type: 'inline' | 'paragraph';
  readonly markdown: string;
}

interface Scan {
  readonly source: string;
  readonly insets: readonly Inset[];
  readonly finished: boolean;
  at: number;
  out: string;
  /** The signs that end the code block in which the scan is. */
  fence: string | null;
  /** Insets that wait for the end of code or of the line. */
  waiting: Inset[];
}

/** An invisible joiner: between two signs it keeps them from being read as syntax. */
const joiner = '\u2060';
const tableLine = /(?:^|\n)[ \t]*\|[^\n]*\n$/u;
/** What makes a link or a definition of the words in brackets before it. */
const beforeTarget = /[[(:]/u;
const label = String.raw`\[([^[\]\n]{0,300})\]`;
const target = String.raw`\(\s*<?([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)`;
const patterns = {
  inset: /\ue000(\d+)\ue001/y,
  openFence: /[ \t]*(`{3,}|~{3,})([^\n]*)\n/y,
  maybeFence: /[ \t]*(?:`{3,}|~{3,})[^\n]*$|[ \t]+$|[ \t]*(?:`+|~+)$/y,
  closeFence: /[ \t]*(`{3,}|~{3,})[ \t]*(?:\n|$)/y,
  maybeCloseFence: /[ \t]*[`~]*[ \t]*$/y,
  line: /[^\n]*\n?/y,
  link: new RegExp(`!?${label}${target}`, 'uy'),
  maybeLink: new RegExp(String.raw`!?(?:\[[^[\]\n]{0,300}(?:\](?:\([^)\n]{0,2000})?)?)?$`, 'uy'),
  code: /(`+)(?!`)((?:(?!\n[ \t]*\n)[^])*?[^`])\1(?!`)/y,
  maybeCode: /`(?:(?!\n[ \t]*\n)[^])*$/y,
  plain: /[^\ue000\ue001`~[\]!<&@\n\\]+/y,
} as const;

/**
 * Makes the model's Markdown harmless for a stream: no link but an address that is seen, no picture, no mention. From its
 * start to where it is still open, so that of two texts of which one begins with the other the results do so too.
 * @param source text with `\ue000n\ue001` where the inset with this number belongs
 * @param finished whether nothing follows: then nothing is held back
 */
export function scanMarkdown(source: string, insets: readonly Inset[], finished: boolean): string {
  const scan: Scan = { source, insets, finished, at: 0, out: '', fence: null, waiting: [] };
  while (scan.at < source.length) {
    const isHeld = scan.fence === null ? !stepText(scan) : !stepCode(scan);
    if (isHeld) break;
  }
  if (finished) {
    if (scan.fence !== null) scan.out += `${scan.out.endsWith('\n') ? '' : '\n'}${scan.fence}\n`;
    scan.fence = null;
    flush(scan);
  }
  return scan.out;
}

function match(pattern: RegExp, { source, at }: Scan): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

function give(scan: Scan, text: string, taken: number): true {
  scan.out += text;
  scan.at += taken;
  return true;
}

/** One step through a code block; false where it has to wait for more. */
function stepCode(scan: Scan): boolean {
  const inset = match(patterns.inset, scan);
  if (inset !== null) return wait(scan, inset);
  if (atLineStart(scan)) {
    const close = match(patterns.closeFence, scan);
    const isClosed = close?.[1]?.startsWith(scan.fence ?? '') === true;
    if (!scan.finished && match(patterns.maybeCloseFence, scan) !== null && !(isClosed && close[0].endsWith('\n')))
      return false;
    if (close !== null && isClosed) {
      give(scan, `${scan.fence ?? ''}\n`, close[0].length);
      scan.fence = null;
      flush(scan);
      return true;
    }
  }
  const sign = scan.source.charAt(scan.at);
  if (sign === ']') return giveWithNext(scan, ']', beforeTarget);
  return give(scan, sign === '<' || sign === '@' ? sign + joiner : sign, 1);
}

/** One step through text; false where it has to wait for more. */
function stepText(scan: Scan): boolean {
  if (atLineStart(scan)) {
    const fence = match(patterns.openFence, scan);
    if (fence !== null) return openFence(scan, fence);
    if (!scan.finished && match(patterns.maybeFence, scan) !== null) return false;
  }
  const plain = match(patterns.plain, scan);
  if (plain !== null) return give(scan, plain[0], plain[0].length);
  const sign = scan.source.charAt(scan.at);
  switch (sign) {
    case '\ue000':
      return stepInset(scan);
    case '\n':
      give(scan, '\n', 1);
      if (!tableLine.test(scan.out)) flush(scan);
      return true;
    case '`':
      return stepInlineCode(scan);
    case '!':
    case '[':
      return stepLink(scan, sign);
    case ']':
      return giveWithNext(scan, ']', beforeTarget);
    case '<':
      return giveWithNext(scan, '&lt;', /[!@#]/u);
    case '&':
      return give(scan, isInAddress(scan) ? '&' : '&amp;', 1);
    case '@':
      return give(scan, /[\p{L}\p{N}._]$/u.test(scan.out) ? '@' : `@${joiner}`, 1);
    case '\\':
      return stepEscape(scan);
    default:
      return give(scan, sign === '\ue001' ? '' : sign, 1);
  }
}

function stepInset(scan: Scan): boolean {
  const found = match(patterns.inset, scan);
  return found === null ? give(scan, '', 1) : wait(scan, found);
}

/** Puts an inset in where it may stand: pages at once unless inside code, paragraphs at the start of a line. */
function wait(scan: Scan, found: RegExpExecArray): true {
  const inset = scan.insets[Number(found[1])];
  scan.at += found[0].length;
  if (inset === undefined) return true;
  const isInText = scan.fence === null;
  const isInTable = tableLine.test(scan.out);
  if (inset.type === 'inline' && isInText && !isInTable) scan.out = spaced(scan.out, inset.markdown);
  else scan.waiting.push(inset);
  if (isInText && /(?:^|\n)$/u.test(scan.out) && !isInTable) flush(scan);
  return true;
}

function flush(scan: Scan): void {
  for (const inset of scan.waiting) {
    if (inset.type === 'inline') {
      const after = tableLine.test(scan.out) ? '\n' : '';
      scan.out = scan.out.endsWith('\n') ? `${scan.out}${after}${inset.markdown}\n` : spaced(scan.out, inset.markdown);
    } else {
      const gap = scan.out === '' || scan.out.endsWith('\n\n') ? '' : scan.out.endsWith('\n') ? '\n' : '\n\n';
      scan.out += `${gap}${inset.markdown}\n\n`;
    }
  }
  scan.waiting = [];
}

const spaced = (out: string, inset: string): string => `${out}${/\S$/u.test(out) ? ' ' : ''}${inset}`;

function openFence(scan: Scan, [whole, fence = '', info = '']: RegExpExecArray): true {
  scan.fence = fence;
  return give(
    scan,
    `${whole.slice(0, whole.indexOf(fence))}${fence}${/^[\w+-]*/u.exec(info.trim())?.[0] ?? ''}\n`,
    whole.length,
  );
}

function stepInlineCode(scan: Scan): boolean {
  const code = match(patterns.code, scan);
  const reachesEnd = code !== null && scan.at + code[0].length === scan.source.length;
  if (!scan.finished && (reachesEnd || (code === null && match(patterns.maybeCode, scan) !== null))) return false;
  if (code === null) {
    const run = /^`+/u.exec(scan.source.slice(scan.at, scan.at + 100))?.[0] ?? '`';
    return give(scan, run, run.length);
  }
  const insets = [...code[0].matchAll(/\ue000(\d+)\ue001/gu)];
  const text = code[0].replace(/\ue000\d*\ue001?|\ue001/gu, '').replace(/[<@]|\](?=[[(:])/gu, `$&${joiner}`);
  give(scan, text, code[0].length);
  for (const [, index] of insets) {
    const inset = scan.insets[Number(index)];
    if (inset?.type === 'inline') scan.out = spaced(scan.out, inset.markdown);
    else if (inset !== undefined) scan.waiting.push(inset);
  }
  return true;
}

/** A link becomes its words and its address, a picture its words. */
function stepLink(scan: Scan, sign: string): boolean {
  const link = match(patterns.link, scan);
  if (link === null) {
    if (!scan.finished && match(patterns.maybeLink, scan) !== null) return false;
    return give(scan, sign, 1);
  }
  const [whole, words = '', address = ''] = link;
  const text = scanMarkdown(words, scan.insets, true);
  const url = sign === '!' ? null : webAddress(address);
  if (url === null) return give(scan, text, whole.length);
  return give(scan, words.trim() === '' || webAddress(words) === url ? url : `${text} (${url})`, whole.length);
}

/** A sign, kept apart from what follows it where the two would be syntax. */
function giveWithNext(scan: Scan, text: string, syntax: RegExp): boolean {
  const next = scan.source.charAt(scan.at + 1);
  if (next === '' && !scan.finished) return false;
  return give(scan, syntax.test(next) ? text + joiner : text, 1);
}

function stepEscape(scan: Scan): boolean {
  const next = scan.source.charAt(scan.at + 1);
  if (next === '' && !scan.finished) return false;
  if (next === '' || !/[[\]!*_`~#|\\]/u.test(next)) return give(scan, '\\', 1);
  if (next !== ']') return give(scan, `\\${next}`, 2);
  scan.out += '\\';
  scan.at += 1;
  if (giveWithNext(scan, ']', beforeTarget)) return true;
  scan.out = scan.out.slice(0, -1);
  scan.at -= 1;
  return false;
}

const atLineStart = ({ source, at }: Scan): boolean => at === 0 || source.charAt(at - 1) === '\n';

const isInAddress = ({ source, at }: Scan): boolean =>
  /https?:\/\/\S*$/u.test(source.slice(Math.max(0, at - 2_000), at));
