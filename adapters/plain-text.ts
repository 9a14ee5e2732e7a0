import type { BodyBlock, Span } from './body.ts';
import { placeName } from './place-name.ts';

/** The words of blocks, paragraphs apart by a line break, lists and tables line by line. */
export function plainText(blocks: readonly BodyBlock[]): string {
  return blocks
    .map(plainBlock)
    .filter((text) => text !== '')
    .join('\n');
}

/** The words of spans; a page is shown as `(p. 22)`. */
export function plainSpans(spans: readonly Span[]): string {
  return spans.map(plainSpan).join('');
}

function plainSpan(span: Span): string {
  switch (span.type) {
    case 'text':
      return span.text;
    case 'link':
      return span.url;
    case 'citation':
      return pageName(span.place);
  }
}

/** How a cited place is called in running text: `(p. 22)`, `(section “Pairing”)`. */
export function pageName(place: Parameters<typeof placeName>[0]): string {
  return `(${placeName(place)})`;
}

function plainBlock(block: BodyBlock): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return plainSpans(block.spans).trim();
    case 'quote':
      return plainText(block.blocks);
    case 'hazard':
      return `⚠ ${block.label === null ? '' : `${block.label}: `}${plainText(block.blocks)}`;
    case 'tip':
      return `Tip: ${plainText(block.blocks)}`;
    case 'list':
      return block.items
        .map(({ checked, blocks }, index) => {
          const number = block.start === null ? '•' : `${block.start + index}.`;
          return `${number} ${checked === null ? '' : checked ? '☑ ' : '☐ '}${plainText(blocks)}`;
        })
        .join('\n');
    case 'code':
      return block.text;
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(plainSpans).join(' | ')).join('\n');
    case 'rule':
      return '';
  }
}
