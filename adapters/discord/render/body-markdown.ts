import { alignedTable } from '../../aligned-table.ts';
import type { BodyBlock, Item, Marks, Of, Span } from '../../body.ts';
import { pageName } from '../../plain-text.ts';
import { webAddress } from '../../web-address.ts';
import { bareLink, codeBlock, escapeText, inlineCode, joiner, maskedLink } from './escape.ts';

/** A longer address would leave no room for the answer. */
const longestAddress = 500;

/** The address when a message has room for it; else null. */
export function shortEnough(url: string | null): string | null {
  return url !== null && url.length <= longestAddress ? url : null;
}

/**
 * Blocks in the platform's Markdown, as far as it shows it: headings and lists as they are, tables as aligned code, a
 * rule as a line of its own. Nothing of what model or manual wrote can come alive. Lists that hold more than lines are
 * interrupted by it and go on with their own numbers.
 */
export function bodyMarkdown(blocks: readonly BodyBlock[]): string {
  return joined(blocks.map((block) => ({ block, text: blockMarkdown(block) })));
}

function joined(pieces: readonly { readonly block: BodyBlock; readonly text: string }[]): string {
  let text = '';
  let before: BodyBlock['type'] | null = null;
  for (const piece of pieces) {
    if (piece.text === '') continue;
    const isTight = before === 'heading' || (before === 'paragraph' && piece.block.type === 'list');
    text += `${before === null ? '' : isTight ? '\n' : '\n\n'}${piece.text}`;
    before = piece.block.type;
  }
  return text;
}

function blockMarkdown(block: BodyBlock): string {
  switch (block.type) {
    case 'paragraph':
      return spansMarkdown(block.spans).trim();
    case 'heading':
      return headingMarkdown(block);
    case 'quote':
      return quoted('', bodyMarkdown(block.blocks));
    case 'hazard':
      return quoted(`⚠️ ${block.label === null ? '' : `**${escapeText(block.label)}** `}`, bodyMarkdown(block.blocks));
    case 'tip':
      return quoted('💡 **Tip** ', bodyMarkdown(block.blocks));
    case 'list':
      return listMarkdown(block, 0);
    case 'code':
      return codeBlock(block.text, block.language);
    case 'table':
      return codeBlock(alignedTable(block), null);
    case 'rule':
      return '─────';
  }
}

/** A heading is one line, and its marks would show. */
function headingMarkdown({ spans }: Of<'heading'>): string {
  const line = spansMarkdown(spans.map((span) => (span.type === 'text' ? { ...span, marks: {} } : span)))
    .replace(/\s+/gu, ' ')
    .trim();
  return line === '' ? '' : `### ${line}`;
}

/** Quotes don't nest there: what was quoted inside stands in the same quote. */
function quoted(lead: string, inner: string): string {
  const lines = inner.split('\n').map((line) => line.replace(/^(?:> )+/u, ''));
  const text = lead + lines.join('\n');
  return text.trim() === '' ? '' : text.replace(/^/gmu, '> ');
}

/** Deeper lists than so aren't indented further. */
const deepest = 8;

function listMarkdown({ start, items }: Of<'list'>, depth: number): string {
  const pad = '  '.repeat(Math.min(depth, deepest));
  const pieces: string[] = [];
  for (const [index, item] of items.entries()) {
    const sign = start === null ? '-' : `${start + index}.`;
    const inner = item.blocks.findIndex((block) => block.type !== 'paragraph' && block.type !== 'heading');
    const lines = inner === -1 ? item.blocks : item.blocks.slice(0, inner);
    pieces.push(`${pad}${sign} ${itemText(item, lines, pad)}`);
    for (const block of inner === -1 ? [] : item.blocks.slice(inner)) {
      const text = block.type === 'list' ? listMarkdown(block, depth + 1) : blockMarkdown(block);
      if (text !== '') pieces.push(text);
    }
  }
  return pieces.join('\n');
}

function itemText({ checked }: Item, lines: readonly BodyBlock[], pad: string): string {
  const tick = checked === null ? '' : checked ? '☑ ' : '☐ ';
  const text = lines
    .map((block) => ('spans' in block ? spansMarkdown(block.spans).trim() : ''))
    .filter((line) => line !== '')
    .join('\n');
  return `${tick}${text === '' ? joiner : text.replace(/\n/gu, `\n${pad}  `)}`;
}

/** Spans as Markdown; a page is a link to it, every other link shows its own address. */
export function spansMarkdown(spans: readonly Span[]): string {
  let text = '';
  for (const span of spans) {
    const next = spanMarkdown(span);
    // Two marks side by side would be read as one.
    const gap = /[*~`]$/u.test(text) && /^[*~`]/u.test(next) ? joiner : '';
    const space = span.type === 'citation' && /\S$/u.test(text) ? ' ' : '';
    text += `${gap}${space}${next}`;
  }
  return text;
}

function spanMarkdown(span: Span): string {
  switch (span.type) {
    case 'text':
      return styled(span.text, span.marks);
    case 'link':
      return bareLink(span.url);
    case 'citation': {
      const name = pageName(span.place);
      const url = shortEnough(span.place.link === null ? null : webAddress(span.place.link));
      return url === null ? escapeText(name) : maskedLink(url, name);
    }
  }
}

/** Marks stand close to the words, or they aren't read as marks. */
function styled(text: string, { bold, italic, strike, code }: Marks): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([^]*?)(\s*)$/u.exec(text) ?? [];
  if (words === '') return text;
  const plain = code === true ? inlineCode(words) : escapeText(words);
  const stars = `${bold === true ? '**' : ''}${italic === true ? '*' : ''}`;
  const tildes = strike === true ? '~~' : '';
  return `${before}${tildes}${stars}${plain}${stars}${tildes}${after}`;
}
