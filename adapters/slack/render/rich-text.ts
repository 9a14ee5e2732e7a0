import type { BodyBlock, Marks, Of, Span } from '../../body.ts';
import { pageName } from '../../plain-text.ts';
import { webAddress } from '../../web-address.ts';
import { limits } from '../limits.ts';
import { alignedTable } from '../../aligned-table.ts';
import type { RichElement, RichInline, RichSection, Style } from './blocks.ts';

/**
 * Blocks as elements of one rich text. Text in it is never read for mentions, links or marks, so that nothing that model
 * or manual wrote can come alive. Tables become aligned code; rules are left out.
 */
export function richElements(blocks: readonly BodyBlock[]): readonly RichElement[] {
  const result: RichElement[] = [];
  let before: BodyBlock['type'] | null = null;
  for (const block of blocks) {
    if (block.type === 'rule') continue;
    const last = result.at(-1);
    if (block.type === 'paragraph' || block.type === 'heading') {
      const words = inlineOf(block.spans, block.type === 'heading' ? { bold: true } : {});
      if (last?.type === 'rich_text_section') {
        const gap = { type: 'text', text: before === 'heading' ? '\n' : '\n\n' } as const;
        result[result.length - 1] = { ...last, elements: [...last.elements, gap, ...words] };
      } else {
        const gap = last?.type === 'rich_text_list' ? [{ type: 'text', text: '\n' } as const] : [];
        result.push({ type: 'rich_text_section', elements: [...gap, ...words] });
      }
    } else result.push(...elementsOf(block));
    before = block.type;
  }
  return result;
}

function elementsOf(block: Exclude<BodyBlock, Of<'paragraph'> | Of<'heading'> | Of<'rule'>>): readonly RichElement[] {
  switch (block.type) {
    case 'quote':
      return quote([], inlineOfBlocks(block.blocks));
    case 'hazard': {
      const label = block.label === null ? [] : [words(`${block.label} `, { bold: true })];
      return quote([{ type: 'emoji', name: 'warning' }, words(' '), ...label], inlineOfBlocks(block.blocks));
    }
    case 'tip':
      return quote(
        [{ type: 'emoji', name: 'bulb' }, words(' '), words('Tip ', { bold: true })],
        inlineOfBlocks(block.blocks),
      );
    case 'list':
      return listElements(block, 0);
    case 'code':
      return [preformatted(block.text)];
    case 'table':
      return [preformatted(alignedTable(block))];
  }
}

function quote(lead: readonly RichInline[], rest: readonly RichInline[]): readonly RichElement[] {
  const elements = [...lead, ...rest];
  return elements.length === 0 ? [] : [{ type: 'rich_text_quote', elements }];
}

/** A list with what it holds: lists inside are indented, other blocks interrupt it, and its numbers go on. */
function listElements({ start, items }: Of<'list'>, indent: number): readonly RichElement[] {
  const result: RichElement[] = [];
  let open: RichSection[] = [];
  let done = 0;
  const close = (): void => {
    if (open.length === 0) return;
    const first = (start ?? 1) - 1 + done;
    const offset = start === null || first <= 0 ? {} : { offset: first };
    const style = start === null ? 'bullet' : 'ordered';
    result.push({
      type: 'rich_text_list',
      style,
      indent: Math.min(indent, limits.listIndent),
      ...offset,
      elements: open,
    });
    done += open.length;
    open = [];
  };
  for (const { checked, blocks } of items) {
    const inner = blocks.findIndex((block) => !isLine(block));
    const lines = inner === -1 ? blocks : blocks.slice(0, inner);
    const tick = checked === null ? [] : [words(checked ? '☑ ' : '☐ ')];
    const elements = [...tick, ...inlineOfBlocks(lines)];
    open.push({ type: 'rich_text_section', elements: elements.length === 0 ? [words(' ')] : elements });
    if (inner === -1) continue;
    close();
    for (const block of blocks.slice(inner)) {
      if (block.type === 'list') result.push(...listElements(block, indent + 1));
      else result.push(...richElements([block]));
    }
  }
  close();
  return result;
}

const isLine = ({ type }: BodyBlock): boolean => type === 'paragraph' || type === 'heading';

const preformatted = (text: string): RichElement => ({
  type: 'rich_text_preformatted',
  elements: [{ type: 'text', text: text === '' ? ' ' : text }],
});

/** Blocks where only a run of text may stand: line by line, lists with signs, code as code. */
export function inlineOfBlocks(blocks: readonly BodyBlock[]): readonly RichInline[] {
  return blocks.flatMap((block, index) => [...(index === 0 ? [] : [words('\n')]), ...inlineOfBlock(block)]);
}

function inlineOfBlock(block: BodyBlock): readonly RichInline[] {
  switch (block.type) {
    case 'paragraph':
      return inlineOf(block.spans);
    case 'heading':
      return inlineOf(block.spans, { bold: true });
    case 'quote':
    case 'hazard':
    case 'tip':
      return inlineOfBlocks(block.blocks);
    case 'list':
      return block.items.flatMap((item, index) => [
        words(`${index === 0 ? '' : '\n'}${block.start === null ? '•' : `${block.start + index}.`} `),
        ...inlineOfBlocks(item.blocks),
      ]);
    case 'code':
      return block.text === '' ? [] : [words(block.text, { code: true })];
    case 'table':
      return [words(alignedTable(block), { code: true })];
    case 'rule':
      return [];
  }
}

/** Spans as elements; a page is a link to it, every other link shows its own address. */
export function inlineOf(spans: readonly Span[], more: Marks = {}): readonly RichInline[] {
  return spans.flatMap((span): readonly RichInline[] => {
    switch (span.type) {
      case 'text':
        return span.text === '' ? [] : [words(span.text, { ...span.marks, ...more })];
      case 'link':
        return [{ type: 'link', url: span.url }];
      case 'citation': {
        const name = pageName(span.place);
        const url = span.place.link === null ? null : webAddress(span.place.link);
        return [url === null ? words(name) : { type: 'link', url, text: name }];
      }
    }
  });
}

export function words(text: string, style: Style = {}): RichInline & { readonly type: 'text' } {
  return Object.keys(style).length === 0 ? { type: 'text', text } : { type: 'text', text, style };
}
