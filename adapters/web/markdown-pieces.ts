import type { Definition, List, ListItem, Nodes, Parents, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { webAddress } from '../web-address.ts';
import { element, textOfPiece } from './piece.ts';
import type { Element, Piece } from './piece.ts';

const parser = unified().use(remarkParse).use(remarkGfm);

interface Context {
  /** Makes the pieces of a text, marks of ours included. */
  readonly textPieces: (text: string) => readonly Piece[];
  readonly definitions: ReadonlyMap<string, Definition>;
}

/**
 * Makes safe pieces of Markdown: HTML becomes text, a link that isn't http or https becomes text, every other link shows
 * its full address, and pictures become links.
 * @param textPieces what becomes of plain text
 */
export function markdownPieces(markdown: string, textPieces: (text: string) => readonly Piece[]): readonly Piece[] {
  const root = parser.parse(markdown);
  const context = { textPieces, definitions: findDefinitions(root) };
  // HTML on lines of its own is shown as the paragraph of text that it then is.
  return root.children.flatMap((child) =>
    child.type === 'html' ? [element('p', pieces(child, context))] : pieces(child, context),
  );
}

function findDefinitions(root: Root): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition>();
  const visit = (node: Nodes): void => {
    if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(root);
  return found;
}

const childPieces = (node: Parents, context: Context): readonly Piece[] =>
  node.children.flatMap((child) => pieces(child, context));

function pieces(node: Nodes, context: Context): readonly Piece[] {
  switch (node.type) {
    case 'text':
    case 'html':
      return context.textPieces(node.value);
    case 'inlineCode':
    case 'code':
      return codePieces(node, context);
    case 'break':
      return [element('br', [])];
    case 'thematicBreak':
      return [element('hr', [])];
    case 'link':
      return linkPieces(node.url, childPieces(node, context));
    case 'linkReference':
      return linkPieces(context.definitions.get(node.identifier)?.url ?? '', childPieces(node, context));
    case 'image':
      return linkPieces(node.url, context.textPieces(node.alt ?? ''));
    case 'imageReference':
      return linkPieces(context.definitions.get(node.identifier)?.url ?? '', context.textPieces(node.alt ?? ''));
    case 'footnoteReference':
      return context.textPieces(`[${node.identifier}]`);
    case 'definition':
    case 'yaml':
      return [];
    case 'list':
      return [listElement(node, context)];
    case 'listItem':
      return [itemElement(node, false, context)];
    case 'root':
    case 'footnoteDefinition':
      return childPieces(node, context);
    default:
      return [plainElement(node, context)];
  }
}

type Plain = Extract<
  Nodes,
  {
    type:
      'paragraph' | 'heading' | 'strong' | 'emphasis' | 'delete' | 'blockquote' | 'table' | 'tableRow' | 'tableCell';
  }
>;

const plainTags = {
  paragraph: 'p',
  strong: 'strong',
  emphasis: 'em',
  delete: 'del',
  blockquote: 'blockquote',
  table: 'table',
  tableRow: 'tr',
  tableCell: 'td',
} as const;

function plainElement(node: Plain, context: Context): Element {
  if (node.type === 'heading') return element(node.depth <= 2 ? 'h3' : 'h4', childPieces(node, context));
  if (node.type !== 'table') return element(plainTags[node.type], childPieces(node, context));
  const [head, ...rows] = node.children;
  const titles = (head?.children ?? []).map((cell) => element('th', childPieces(cell, context)));
  return element('table', [element('tr', titles), ...rows.flatMap((row) => pieces(row, context))]);
}

/** Code keeps its text; marks of ours inside it come after it. */
function codePieces(node: Extract<Nodes, { type: 'code' | 'inlineCode' }>, { textPieces }: Context): readonly Piece[] {
  const parts = textPieces(node.value);
  const code = element('code', [parts.filter((part) => typeof part === 'string').join('')]);
  const marks = parts.filter((part) => typeof part !== 'string');
  return node.type === 'inlineCode'
    ? [code, ...marks]
    : [element('pre', [code]), ...(marks.length === 0 ? [] : [element('p', marks)])];
}

function linkPieces(address: string, label: readonly Piece[]): readonly Piece[] {
  const href = webAddress(address);
  if (href === null) return label;
  const words = label.map(textOfPiece).join('');
  const link = element('a', [href], { href });
  if (words === '' || webAddress(words) === href) return [link];
  return [...label, ' (', link, ')'];
}

function listElement(node: List, context: Context): Element {
  const tight = node.children.every((item) => item.spread !== true) && node.spread !== true;
  const items = node.children.map((item) => itemElement(item, tight, context));
  const start = node.start ?? 1;
  return element(node.ordered === true ? 'ol' : 'ul', items, start === 1 ? {} : { start });
}

function itemElement(item: ListItem, tight: boolean, context: Context): Element {
  const children = item.children.flatMap((child) =>
    tight && child.type === 'paragraph' ? childPieces(child, context) : pieces(child, context),
  );
  if (typeof item.checked !== 'boolean') return element('li', children);
  return element('li', [item.checked ? '☑ ' : '☐ ', ...children]);
}
