import type { BodyBlock, Cell, Item, Marks, Of, Span } from '../body.ts';
import { placeName } from '../place-name.ts';
import { pageAddress } from './page-address.ts';
import { element } from './piece.ts';
import type { Element, Piece, Tag } from './piece.ts';

/** Blocks of an answer as pieces of the page, one for each block. */
export function bodyPieces(blocks: readonly BodyBlock[]): readonly Element[] {
  return blocks.map(blockElement);
}

function blockElement(block: BodyBlock): Element {
  switch (block.type) {
    case 'paragraph':
      return element('p', spanPieces(block.spans));
    case 'heading':
      return element(block.depth <= 2 ? 'h3' : 'h4', spanPieces(block.spans));
    case 'quote':
      return element('blockquote', bodyPieces(block.blocks));
    case 'list':
      return listElement(block);
    case 'code':
      return element('pre', [element('code', [block.text])]);
    case 'table':
      return element('table', [rowElement(block.head, 'th'), ...block.rows.map((row) => rowElement(row, 'td'))]);
    case 'rule':
      return element('hr', []);
    case 'hazard':
      return element('hazard', bodyPieces(block.blocks), block.label === null ? {} : { label: block.label });
    case 'tip':
      return element('tip', bodyPieces(block.blocks));
  }
}

function rowElement(cells: readonly Cell[], tag: 'th' | 'td'): Element {
  return element(
    'tr',
    cells.map((cell) => element(tag, spanPieces(cell))),
  );
}

function listElement({ start, items }: Of<'list'>): Element {
  // The lines of a list stand close together unless one of its items is several paragraphs.
  const tight = items.every(({ blocks }) => blocks.filter(({ type }) => type === 'paragraph').length <= 1);
  return element(
    start === null ? 'ul' : 'ol',
    items.map((item) => itemElement(item, tight)),
    start === null || start === 1 ? {} : { start },
  );
}

function itemElement({ checked, blocks }: Item, tight: boolean): Element {
  const children = blocks.flatMap((block): readonly Piece[] =>
    tight && block.type === 'paragraph' ? spanPieces(block.spans) : [blockElement(block)],
  );
  return element('li', checked === null ? children : [checked ? '☑ ' : '☐ ', ...children]);
}

function spanPieces(spans: readonly Span[]): readonly Piece[] {
  return spans.flatMap((span): readonly Piece[] => {
    switch (span.type) {
      case 'text':
        return marked(linesOf(span.text), span.marks);
      case 'link':
        return marked([element('a', [span.url], { href: span.url })], span.marks);
      case 'citation': {
        const { link } = span.place;
        const href = link === null ? null : pageAddress(link);
        return [element('page', [placeName(span.place)], href === null ? {} : { href })];
      }
    }
  });
}

/** Text with its line breaks as elements. */
function linesOf(text: string): readonly Piece[] {
  return text
    .split('\n')
    .flatMap((line, index): readonly Piece[] => [
      ...(index === 0 ? [] : [element('br', [])]),
      ...(line === '' ? [] : [line]),
    ]);
}

const markTags = [
  ['code', 'code'],
  ['strike', 'del'],
  ['italic', 'em'],
  ['bold', 'strong'],
] as const satisfies readonly (readonly [keyof Marks, Tag])[];

function marked(pieces: readonly Piece[], marks: Marks): readonly Piece[] {
  return markTags.reduce((inner, [mark, tag]) => (marks[mark] === true ? [element(tag, inner)] : inner), pieces);
}
