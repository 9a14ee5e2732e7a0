import type { Of } from './body.ts';
import { plainSpans } from './plain-text.ts';

/** Characters that take two columns where letters are of one width. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uff01-\uff60\p{Emoji_Presentation}]/gu;

const widthOf = (text: string): number => Array.from(text).length + (text.match(wide)?.length ?? 0);

/** A table as text whose columns stand below each other where letters are of one width. */
export function alignedTable({ head, rows, align }: Of<'table'>): string {
  const lines = [head, ...rows].map((row) => row.map((cell) => plainSpans(cell).replace(/\s+/gu, ' ').trim()));
  const widths = align.map((_, column) => Math.max(1, ...lines.map((line) => widthOf(line[column] ?? ''))));
  const write = (line: readonly string[]): string =>
    widths
      .map((width, column) => {
        const text = line[column] ?? '';
        const gap = ' '.repeat(width - widthOf(text));
        return align[column] === 'right' ? gap + text : text + gap;
      })
      .join('  ')
      .trimEnd();
  const [top = [], ...others] = lines;
  return [write(top), widths.map((width) => '─'.repeat(width)).join('  '), ...others.map(write)].join('\n');
}
