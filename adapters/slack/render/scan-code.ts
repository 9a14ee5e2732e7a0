import {
  beforeTarget,
  flush,
  give,
  giveWithNext,
  harmlessCode,
  insetMark,
  isLineStart,
  joiner,
  match,
  put,
} from './scan.ts';
import type { Scan } from './scan.ts';

const inset = /\ue000(\d+)\ue001/y;
const closing = /[ \t]*(`{3,}|~{3,})[ \t]*(?:\n|$)/y;
const maybeClosing = /[ \t]*[`~]*[ \t]*$/y;
/** Code inside a line; a longer one is taken for text, so that little is held back. */
const inline = /(`+)(?!`)((?:(?!\n[ \t]*\n)[^]){0,1000}?[^`])\1(?!`)/y;
const maybeInline = /`(?:(?!\n[ \t]*\n)[^]){0,1100}$/y;

/** Opens a code block with the line that was found. */
export function openFence(scan: Scan, [whole, fence = '', info = '']: RegExpExecArray): true {
  scan.fence = fence;
  const language = /^[\w+-]*/u.exec(info.trim())?.[0] ?? '';
  return give(scan, `${whole.slice(0, whole.indexOf(fence))}${fence}${language}\n`, whole.length);
}

/** One step through a code block; false where it has to wait for more. */
export function stepCode(scan: Scan): boolean {
  const mark = match(inset, scan);
  if (mark !== null) {
    scan.at += mark[0].length;
    return put(scan, Number(mark[1]));
  }
  if (isLineStart(scan)) {
    const end = match(closing, scan);
    const isEnd = end?.[1]?.startsWith(scan.fence ?? '') === true;
    const isWhole = isEnd && end[0].endsWith('\n');
    if (!scan.finished && !isWhole && match(maybeClosing, scan) !== null) return false;
    if (isEnd) {
      give(scan, `${scan.fence ?? ''}\n`, end[0].length);
      scan.fence = null;
      flush(scan);
      return true;
    }
  }
  const sign = scan.source.charAt(scan.at);
  if (sign === ']') return giveWithNext(scan, ']', beforeTarget);
  return give(scan, sign === '<' || sign === '@' ? sign + joiner : sign, 1);
}

/** Code inside a line, whole, with the pages that were cited in it behind it; false where it has to wait for more. */
export function stepInlineCode(scan: Scan): boolean {
  const code = match(inline, scan);
  const reachesEnd = code !== null && scan.at + code[0].length === scan.source.length;
  if (!scan.finished && (reachesEnd || (code === null && match(maybeInline, scan) !== null))) return false;
  if (code === null) {
    const run = /^`+/u.exec(scan.source.slice(scan.at, scan.at + 100))?.[0] ?? '`';
    return give(scan, run, run.length);
  }
  give(scan, harmlessCode(code[0].replace(/\ue000\d*\ue001?|\ue001/gu, '')), code[0].length);
  for (const [, index] of code[0].matchAll(insetMark)) put(scan, Number(index));
  return true;
}
