import type { BodyBlock, Span } from './body.ts';

type Change = (spans: readonly Span[]) => readonly Span[];

/** A block with other spans in all its parts. Code blocks stay as they are. */
export function mapSpans(block: BodyBlock, change: Change): BodyBlock {
  const mapAll = (blocks: readonly BodyBlock[]): readonly BodyBlock[] => blocks.map((inner) => mapSpans(inner, change));
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return { ...block, spans: change(block.spans) };
    case 'quote':
    case 'hazard':
    case 'tip':
      return { ...block, blocks: mapAll(block.blocks) };
    case 'list':
      return { ...block, items: block.items.map((item) => ({ ...item, blocks: mapAll(item.blocks) })) };
    case 'table':
      return { ...block, head: block.head.map(change), rows: block.rows.map((row) => row.map(change)) };
    case 'code':
    case 'rule':
      return block;
  }
}
