import type { BodyBlock, Of } from './body.ts';
import { cutSpans } from './cut-spans.ts';
import { greatest } from './greatest.ts';
import { plainText } from './plain-text.ts';

/** Blocks in two pieces; neither is empty where a block was cut. */
export interface Cut {
  readonly head: readonly BodyBlock[];
  readonly rest: readonly BodyBlock[];
}

export type Fits = (blocks: readonly BodyBlock[]) => boolean;

/** A block of so many characters is rather moved whole than cut. */
const shortBlock = 600;

/**
 * As many blocks as fit, and as much of the next; the head is empty where nothing fits.
 * @param alone whether nothing stands before them, so that there will never be more room
 */
export function takeBlocks(blocks: readonly BodyBlock[], fits: Fits, alone = true): Cut {
  const count = greatest(blocks.length, (some) => fits(blocks.slice(0, some)));
  const whole = blocks.slice(0, count);
  const next = blocks[count];
  if (next === undefined) return { head: whole, rest: [] };
  const moved = { head: whole, rest: blocks.slice(count) };
  const isHeaded = whole.every(({ type }) => type === 'heading');
  if (!isHeaded && plainText([next]).length <= shortBlock) return moved;
  const cut = cutBlock(next, (some) => fits([...whole, ...some]), alone && count === 0);
  return cut === null ? moved : { head: [...whole, ...cut.head], rest: [...cut.rest, ...blocks.slice(count + 1)] };
}

/** A block in two, of which the first fits; null where it can't be cut so. */
function cutBlock(block: BodyBlock, fits: Fits, alone: boolean): Cut | null {
  switch (block.type) {
    case 'paragraph':
    case 'heading': {
      const cut = cutSpans(block.spans, (spans) => fits([{ ...block, spans }]));
      return cut === null ? null : { head: [{ ...block, spans: cut.head }], rest: [{ ...block, spans: cut.rest }] };
    }
    case 'quote':
      return cutInside(block.blocks, fits, alone, (blocks) => ({ type: 'quote', blocks }));
    case 'tip':
      return cutInside(block.blocks, fits, alone, (blocks, index) => ({ type: index === 0 ? 'tip' : 'quote', blocks }));
    case 'hazard':
      return cutInside(block.blocks, fits, alone, (blocks, index) => ({
        ...block,
        label: index === 0 ? block.label : null,
        blocks,
      }));
    case 'list':
      return cutList(block, fits, alone);
    case 'code':
      return cutCode(block, fits);
    case 'table':
      return cutTable(block, fits, alone);
    case 'rule':
      return null;
  }
}

/** Cuts what a block holds; the pieces are wrapped by their index. */
function cutInside(
  inner: readonly BodyBlock[],
  fits: Fits,
  alone: boolean,
  wrap: (blocks: readonly BodyBlock[], index: number) => BodyBlock,
): Cut | null {
  const { head, rest } = takeBlocks(inner, (blocks) => fits([wrap(blocks, 0)]), alone);
  return head.length === 0 || rest.length === 0 ? null : { head: [wrap(head, 0)], rest: [wrap(rest, 1)] };
}

/** The rest of an item that had to be cut comes without a number, the items after it with theirs. */
function cutList({ start, items }: Of<'list'>, fits: Fits, alone: boolean): Cut | null {
  const list = (from: number, to: number): Of<'list'> => ({
    type: 'list',
    start: start === null ? null : start + from,
    items: items.slice(from, to),
  });
  const count = greatest(items.length, (some) => some === 0 || fits([list(0, some)]));
  const item = items[count];
  if (item === undefined) return null;
  const between = count === 0 ? null : { head: [list(0, count)], rest: [list(count, items.length)] };
  if (between !== null && plainText(item.blocks).length <= shortBlock) return between;
  const withItem = (blocks: readonly BodyBlock[]): Of<'list'> => ({
    ...list(0, count),
    items: [...items.slice(0, count), { ...item, blocks }],
  });
  const { head, rest } = takeBlocks(item.blocks, (blocks) => fits([withItem(blocks)]), alone && count === 0);
  if (head.length === 0) return between;
  const after = items.slice(count + 1).length === 0 ? [] : [list(count + 1, items.length)];
  return { head: [withItem(head)], rest: [...rest, ...after] };
}

function cutCode(block: Of<'code'>, fits: Fits): Cut | null {
  const { text } = block;
  const most = greatest(text.length, (length) => length === 0 || fits([{ ...block, text: text.slice(0, length) }]));
  if (most === 0 || most === text.length) return null;
  const line = text.lastIndexOf('\n', most);
  const at = line > 0 ? line : text.slice(0, most).replace(/[\uD800-\uDBFF]$/u, '').length;
  if (at === 0) return null;
  const head: BodyBlock = { ...block, text: text.slice(0, at) };
  const rest: BodyBlock = { ...block, text: text.slice(line > 0 ? at + 1 : at) };
  return { head: [head], rest: [rest] };
}

/** Between rows. Where a row fits no part by itself, the table is told as text. */
function cutTable(block: Of<'table'>, fits: Fits, alone: boolean): Cut | null {
  const count = greatest(
    block.rows.length,
    (some) => some === 0 || fits([{ ...block, rows: block.rows.slice(0, some) }]),
  );
  if (count > 0) {
    if (count === block.rows.length) return null;
    const [head, rest] = [block.rows.slice(0, count), block.rows.slice(count)];
    return { head: [{ ...block, rows: head }], rest: [{ ...block, rows: rest }] };
  }
  if (!alone) return null;
  const lines = [block.head, ...block.rows].map((cells): BodyBlock => {
    const bar = { type: 'text', text: ' | ', marks: {} } as const;
    return { type: 'paragraph', spans: cells.flatMap((cell, index) => (index === 0 ? cell : [bar, ...cell])) };
  });
  const cut = takeBlocks(lines, fits);
  return cut.head.length === 0 ? null : cut;
}
