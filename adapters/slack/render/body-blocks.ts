import type { BodyBlock, Cell, Of } from '../../body.ts';
import { plainSpans } from '../../plain-text.ts';
import { limits } from '../limits.ts';
import type { SlackBlock, TableCell } from './blocks.ts';
import { inlineOf, richElements } from './rich-text.ts';

/** The running text as blocks: rich text, a table block for the first table that fits one, a line for a rule. */
export function bodyBlocks(blocks: readonly BodyBlock[]): readonly SlackBlock[] {
  const result: SlackBlock[] = [];
  let open: BodyBlock[] = [];
  let tables = 0;
  const close = (): void => {
    const elements = richElements(open);
    if (elements.length > 0) result.push({ type: 'rich_text', elements });
    open = [];
  };
  for (const block of blocks) {
    if (block.type === 'rule') {
      close();
      result.push({ type: 'divider' });
    } else if (block.type === 'table' && tables < limits.tables && fitsTable(block)) {
      close();
      tables += 1;
      result.push(tableBlock(block));
    } else open.push(block);
  }
  close();
  return result;
}

function fitsTable({ head, rows, align }: Of<'table'>): boolean {
  const text = [head, ...rows].flat().reduce((sum, cell) => sum + plainSpans(cell).length + 1, 0);
  return align.length <= limits.tableColumns && rows.length < limits.tableRows && text <= limits.tableText;
}

function tableBlock({ head, rows, align }: Of<'table'>): SlackBlock {
  return {
    type: 'table',
    column_settings: align.map((side) => ({ align: side ?? 'left', is_wrapped: true })),
    rows: [head.map((cell) => tableCell(cell, true)), ...rows.map((row) => row.map((cell) => tableCell(cell, false)))],
  };
}

/** A cell may not be empty. */
function tableCell(cell: Cell, isHead: boolean): TableCell {
  const elements = inlineOf(cell, isHead ? { bold: true } : {});
  if (elements.length === 0) return { type: 'raw_text', text: ' ' };
  const isPlain = elements.every((element) => element.type === 'text' && element.style === undefined);
  if (isPlain) return { type: 'raw_text', text: plainSpans(cell) };
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}
