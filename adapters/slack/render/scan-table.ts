import { markdownBody } from '../../markdown-body.ts';
import { alignedTable } from './aligned-table.ts';
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
  const end = scan.at + found[0].length;
  if (!scan.finished && (end === scan.source.length || maybeEndsInLine(scan.source, end))) return false;
  const [table, ...others] = markdownBody(found[0].replace(insetMark, ''));
  if (table?.type !== 'table' || others.length > 0) return null;
  const text = harmlessCode(alignedTable(table)).replace(/`(?=`)/gu, '`\u2060');
  const gap = scan.out === '' || scan.out.endsWith('\n\n') ? '' : scan.out.endsWith('\n') ? '\n' : '\n\n';
  give(scan, `${gap}\`\`\`\n${text}\n\`\`\`\n`, found[0].length);
  for (const [, index] of found[0].matchAll(insetMark)) put(scan, Number(index));
  return true;
}

function maybeEndsInLine(source: string, from: number): boolean {
  return source.length - from < 200 && maybeLine.exec(source.slice(from))?.index === 0;
}
