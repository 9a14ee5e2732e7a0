/** Extraction writes this between the cells of a row of HTML; an empty first cell leaves its bar alone. */
const separator = / \| /gu;
const lone = /^\| /gmu;
/** A cell of words, not the second half of a command line: begins with a capital, a letter without case or a digit. */
const cellStart = /^["'“([]*[\p{Lu}\p{Lo}\p{N}]/u;

/**
 * The text of an HTML page with a tab between the cells of its tables, as it is in the text of a PDF. A bar that stands
 * in a sentence or a command stays. Every character keeps its place.
 */
export function withTabbedRows(text: string): string {
  const lines = text.replace(lone, '  ').split('\n');
  const barred = lines.map((line) => line.includes(' | '));
  return lines.map((line, index) => (isRow(line, index, barred) ? line.replace(separator, ' \t ') : line)).join('\n');
}

/** A line with bars beside another one, or of nothing but cells of words. */
function isRow(line: string, index: number, barred: readonly boolean[]): boolean {
  if (barred[index] !== true) return false;
  if (barred[index - 1] === true || barred[index + 1] === true) return true;
  return line.split(separator).every((cell) => cellStart.test(cell.trim()));
}
