import { markdownBody } from '../../markdown-body.ts';
import { alignedTable } from '../../aligned-table.ts';
import { give, harmlessCode, insetMark, match, put } from './scan.ts';
import type { Scan } from './scan.ts';

const lines = /(?:[ \t]{0,3}(?:\ue000\d+\ue001[ \t]*)*\|[^\n]*(?:\n|$))+/y;
const maybeLine = /[ \t]*(?:\ue000\d+\ue001[ \t]*)*$/u;

/**
 * A table, whole, as aligned code with the pages cited in it below: streams don't show tables everywhere.
 * @returns null where there is none; false where it has to wait for more
 */
export function stepTable(scan: Scan): boolean | null {
  const found = match(lines, scan);
  if (found === null) return null;
  if (startsNoTable(found[0])) return null;
  const end = scan.at + found[0].length;
  if (!scan.finished && (end === scan.source.length || maybeEndsInLine(scan.source, end))) return false;
  const [table] = markdownBody(found[0].replace(insetMark, ''));
  if (table?.type !== 'table') return null;
  const text = harmlessCode(alignedTable(table)).replace(/`(?=`)/gu, '`\u2060');
  const gap = scan.out === '' || scan.out.endsWith('\n\n') ? '' : scan.out.endsWith('\n') ? '\n' : '\n\n';
  give(scan, `${gap}\`\`\`\n${text}\n\`\`\`\n`, found[0].length);
  for (const [, index] of found[0].matchAll(insetMark)) put(scan, Number(index));
  return true;
}

/** Whether the first two lines, where both are whole, make no table. */
function startsNoTable(text: string): boolean {
  const first = text.indexOf('\n') + 1;
  const second = text.indexOf('\n', first) + 1;
  if (first === 0 || second === 0) return false;
  if (!/^[^\n]*-[^\n]*\n/u.test(text.slice(first, second))) return true;
  return markdownBody(text.slice(0, second).replace(insetMark, ''))[0]?.type !== 'table';
}

function maybeEndsInLine(source: string, from: number): boolean {
  return source.length - from < 200 && maybeLine.exec(source.slice(from))?.index === 0;
}
