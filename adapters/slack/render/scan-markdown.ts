import { webAddress } from '../../web-address.ts';
import { openFence, stepCode, stepInlineCode } from './scan-code.ts';
import { stepTable } from './scan-table.ts';
import { beforeTarget, flush, give, giveWithNext, isLineStart, joiner, match, put } from './scan.ts';
import type { Inset, Scan } from './scan.ts';

const label = String.raw`\[([^[\]\n]{0,300})\]`;
const target = String.raw`\(\s*<?([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)`;
const link = new RegExp(`!?${label}${target}`, 'uy');
const maybeLink = new RegExp(String.raw`!?(?:\[[^[\]\n]{0,300}(?:\](?:\([^)\n]{0,2000})?)?)?$`, 'uy');
const inset = /\ue000(\d+)\ue001/y;
const fence = /[ \t]*(`{3,}|~{3,})([^\n]*)\n/y;
const maybeFence = /[ \t]*(?:`{3,}|~{3,})[^\n]*$|[ \t]+$|[ \t]*(?:`+|~+)$/y;
const plain = /[^\ue000\ue001`~[\]!<&@\n\\]+/y;

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

/** One step through text; false where it has to wait for more. */
function stepText(scan: Scan): boolean {
  if (isLineStart(scan)) {
    const opening = match(fence, scan);
    if (opening !== null) return openFence(scan, opening);
    if (!scan.finished && match(maybeFence, scan) !== null) return false;
    const table = stepTable(scan);
    if (table !== null) return table;
  }
  const words = match(plain, scan);
  if (words !== null) return give(scan, words[0], words[0].length);
  const sign = scan.source.charAt(scan.at);
  switch (sign) {
    case '\ue000':
      return stepInset(scan);
    case '\n':
      give(scan, '\n', 1);
      flush(scan);
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
  const mark = match(inset, scan);
  if (mark === null) return give(scan, '', 1);
  scan.at += mark[0].length;
  return put(scan, Number(mark[1]));
}

/** A link becomes its words and its address, a picture its words. */
function stepLink(scan: Scan, sign: string): boolean {
  const found = match(link, scan);
  if (found === null) {
    if (!scan.finished && match(maybeLink, scan) !== null) return false;
    return give(scan, sign, 1);
  }
  const [whole, words = '', address = ''] = found;
  const text = scanMarkdown(words, scan.insets, true);
  const url = sign === '!' ? null : webAddress(address);
  if (url === null) return give(scan, text, whole.length);
  return give(scan, words.trim() === '' || webAddress(words) === url ? url : `${text} (${url})`, whole.length);
}

function stepEscape(scan: Scan): boolean {
  const next = scan.source.charAt(scan.at + 1);
  if (next === '' && !scan.finished) return false;
  if (/[<&@]/u.test(next)) return give(scan, '', 1);
  if (next === '' || !/[[\]!*_`~#|\\]/u.test(next)) return give(scan, '\\', 1);
  if (next !== ']') return give(scan, `\\${next}`, 2);
  scan.out += '\\';
  scan.at += 1;
  if (giveWithNext(scan, ']', beforeTarget)) return true;
  scan.out = scan.out.slice(0, -1);
  scan.at -= 1;
  return false;
}

const isInAddress = ({ source, at }: Scan): boolean =>
  /https?:\/\/\S*$/u.test(source.slice(Math.max(0, at - 2_000), at));
