import type { Definition, Nodes, Root, RootContent, Table } from 'mdast';
import type { BodyBlock, Item, Marks, Span } from './body.ts';
import { joined, linkSpans, textIn } from './link-spans.ts';
import { parseMarkdown } from './parse-markdown.ts';

/** Makes the spans of a text, marks of ours included. */
export type TextSpans = (text: string, marks: Marks) => readonly Span[];

interface Context {
  readonly textSpans: TextSpans;
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly marks: Marks;
  readonly source: string;
  readonly depth: number;
}

/** Whatever is nested deeper is shown as it was written: no text can be nested so deep that it can't be shown. */
const deepest = 24;

/** So many signs of nesting in a row that the parser, whose time grows with their square, would be busy for seconds. */
const tangled = /^(?:[ \t]*(?:[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|>)){16}/gmu;
const tangledMarks = /[*_~]{16,}/gu;

/**
 * Makes safe blocks of Markdown: HTML becomes text, a picture becomes its text, a link becomes its words followed by its
 * address where that is one of the web, else its words alone.
 * @param textSpans what becomes of plain text
 */
export function markdownBody(markdown: string, textSpans: TextSpans = plainSpans): readonly BodyBlock[] {
  const source = markdown.replace(tangled, '$&\u200b').replace(tangledMarks, (run) => run.replace(/./gu, '\\$&'));
  const pieces = parse(source);
  if (pieces === null) return paragraph(textSpans(source, {}));
  return pieces.flatMap(({ source: own, root }) => {
    const context = { textSpans, definitions: findDefinitions(root), marks: {}, source: own, depth: 0 };
    return root.children.flatMap((child) => blocksOf(child, context));
  });
}

/** Null for text that nests so deep that the parser can't take it. */
function parse(markdown: string): ReturnType<typeof parseMarkdown> | null {
  try {
    return parseMarkdown(markdown);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function plainSpans(text: string, marks: Marks): readonly Span[] {
  return text === '' ? [] : [{ type: 'text', text, marks }];
}

function findDefinitions(root: Root): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition>();
  const left: Nodes[] = [root];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node);
    if ('children' in node) left.push(...node.children.toReversed());
  }
  return found;
}

function writtenSpans({ position }: Nodes, { source, textSpans, marks }: Context): readonly Span[] {
  return textSpans(source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0), marks);
}

function blocksOf(node: RootContent, context: Context): readonly BodyBlock[] {
  if (context.depth > deepest) return paragraph(writtenSpans(node, context));
  const inside = (children: readonly RootContent[]): readonly BodyBlock[] =>
    children.flatMap((child) => blocksOf(child, { ...context, depth: context.depth + 1 }));
  switch (node.type) {
    case 'paragraph':
      return paragraph(spansOf(node.children, context));
    case 'heading':
      return [{ type: 'heading', depth: node.depth, spans: spansOf(node.children, context) }];
    case 'blockquote':
      return [{ type: 'quote', blocks: inside(node.children) }];
    case 'list': {
      const items = node.children.map(({ checked, children }): Item => ({
        checked: checked ?? null,
        blocks: inside(children),
      }));
      return [{ type: 'list', start: node.ordered === true ? (node.start ?? 1) : null, items }];
    }
    case 'code':
      return codeBlocks(node.value, node.lang ?? null, context);
    case 'table':
      return [tableBlock(node, context)];
    case 'thematicBreak':
      return [{ type: 'rule' }];
    case 'footnoteDefinition':
      return inside(node.children);
    case 'definition':
      return [];
    default:
      return paragraph(spansOf([node], context));
  }
}

function paragraph(spans: readonly Span[]): readonly BodyBlock[] {
  return spans.length === 0 ? [] : [{ type: 'paragraph', spans }];
}

/** Code keeps its text; marks of ours inside it come after it. */
function codeBlocks(value: string, language: string | null, { textSpans }: Context): readonly BodyBlock[] {
  const spans = textSpans(value, {});
  const text = textIn(spans);
  const marks = spans.filter(({ type }) => type !== 'text');
  return [...(text === '' ? [] : [{ type: 'code', language, text } as const]), ...paragraph(marks)];
}

function tableBlock({ align, children }: Table, context: Context): BodyBlock {
  const cells = children.map((row) => row.children.map((cell) => spansOf(cell.children, context)));
  const width = Math.max(...cells.map(({ length }) => length));
  const [head = [], ...rows] = cells.map((row) => [...row, ...Array.from({ length: width - row.length }, () => [])]);
  return { type: 'table', align: Array.from({ length: width }, (_, column) => align?.[column] ?? null), head, rows };
}

function spansOf(nodes: readonly RootContent[], context: Context): readonly Span[] {
  return joined(nodes.flatMap((node) => inlineSpans(node, context)));
}

function inlineSpans(node: RootContent, context: Context): readonly Span[] {
  const { marks, textSpans, definitions } = context;
  const within = (more: Marks, children: readonly RootContent[]): readonly Span[] =>
    spansOf(children, { ...context, marks: { ...marks, ...more }, depth: context.depth + 1 });
  if (context.depth > deepest) return writtenSpans(node, context);
  switch (node.type) {
    case 'text':
    case 'html':
      return textSpans(node.value, marks);
    case 'inlineCode': {
      const spans = textSpans(node.value, { ...marks, code: true });
      return [...spans.filter(({ type }) => type === 'text'), ...spans.filter(({ type }) => type !== 'text')];
    }
    case 'break':
      return [{ type: 'text', text: '\n', marks }];
    case 'strong':
      return within({ bold: true }, node.children);
    case 'emphasis':
      return within({ italic: true }, node.children);
    case 'delete':
      return within({ strike: true }, node.children);
    case 'link':
      return linkSpans(node.url, within({}, node.children), marks);
    case 'linkReference':
      return linkSpans(definitions.get(node.identifier)?.url ?? '', within({}, node.children), marks);
    case 'image':
    case 'imageReference':
      return textSpans(node.alt ?? '', marks);
    case 'footnoteReference':
      return textSpans(`[${node.identifier}]`, marks);
    default:
      return 'children' in node ? within({}, node.children) : [];
  }
}
