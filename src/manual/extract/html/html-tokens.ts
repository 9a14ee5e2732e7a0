import type { HtmlElement, HtmlNode } from './html-node.ts';
import { backgroundOf, isBoilerplate, isHidden } from './visible.ts';

/** What a person reading an HTML page from top to bottom meets. */
export type HtmlToken =
  /** White space as in the source; `kept` inside `pre`. */
  | { readonly kind: 'text'; readonly text: string; readonly kept: boolean; readonly link: boolean }
  | { readonly kind: 'line' }
  | { readonly kind: 'paragraph' }
  | { readonly kind: 'cell' }
  | { readonly kind: 'anchor'; readonly id: string }
  | { readonly kind: 'heading'; readonly level: number; readonly id: string | null }
  | { readonly kind: 'heading-end' };

interface Surroundings {
  readonly insideMain: boolean;
  readonly kept: boolean;
  readonly link: boolean;
  readonly background: string | null;
  /** Inside a heading or a table cell a block is a space. */
  readonly inline: boolean;
}

/** Of one token; a section can be cut between two. */
const longestText = 8_000;

const paragraphs = new Set(
  'p ul ol dl table pre blockquote figure section article main hr fieldset details'.split(' '),
);
const lines = new Set('div li dt dd tr caption figcaption address header summary center br option legend'.split(' '));

/** The tokens of the tree below `root`, what is hidden or boilerplate left out. Nesting may be as deep as it likes. */
export function* htmlTokens(root: HtmlNode, insideMain: boolean): Generator<HtmlToken, void, undefined> {
  const start = { insideMain, kept: false, link: false, background: null, inline: false };
  const pending: (HtmlToken | { readonly kind: 'node'; node: HtmlNode; around: Surroundings })[] = [
    { kind: 'node', node: root, around: start },
  ];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind !== 'node') {
      yield next;
      continue;
    }
    const { node, around } = next;
    if ('data' in node && node.nodeType === 3) yield* textTokens(node.data, around);
    if (!('children' in node)) continue;
    if (!('attribs' in node)) {
      for (const child of node.children.toReversed()) pending.push({ kind: 'node', node: child, around });
      continue;
    }
    if (isBoilerplate(node, around.insideMain)) continue;
    const background = backgroundOf(node) ?? around.background;
    if (isHidden(node, background)) continue;
    const [before, after] = bounds(node, around);
    const inside = surroundings(node, { ...around, background });
    pending.push(...after);
    for (const child of node.children.toReversed()) pending.push({ kind: 'node', node: child, around: inside });
    yield* before;
  }
}

/** A text in pieces of at most some thousand characters, ended between two words where there are words. */
function* textTokens(text: string, { kept, link }: Surroundings): Generator<HtmlToken, void, undefined> {
  let start = 0;
  while (text.length - start > longestText) {
    const piece = text.slice(start, start + longestText);
    const space = Math.max(piece.lastIndexOf(' '), piece.lastIndexOf('\n')) + 1;
    // Not between the halves of a surrogate pair.
    const end = space > 0 ? space : longestText - (/[\uD800-\uDBFF]$/u.test(piece) ? 1 : 0);
    yield { kind: 'text', text: piece.slice(0, end), kept, link };
    start += end;
  }
  yield { kind: 'text', text: text.slice(start), kept, link };
}

function surroundings(element: HtmlElement, around: Surroundings): Surroundings {
  const { name } = element;
  return {
    ...around,
    insideMain: around.insideMain || name === 'main' || name === 'article',
    kept: around.kept || name === 'pre',
    link: around.link || (name === 'a' && 'href' in element.attribs),
    inline: around.inline || isHeading(name) || name === 'td' || name === 'th',
  };
}

/** What comes before and after an element's content. */
function bounds(element: HtmlElement, around: Surroundings): [HtmlToken[], HtmlToken[]] {
  const { name, attribs } = element;
  const id = attribs['id'] ?? (name === 'a' ? attribs['name'] : undefined);
  const anchor: HtmlToken[] = id === undefined || id === '' ? [] : [{ kind: 'anchor', id }];
  const space: HtmlToken = { kind: 'text', text: ' ', kept: false, link: around.link };
  if (isHeading(name)) {
    return [[{ kind: 'heading', level: Number(name[1]), id: id ?? null }], [{ kind: 'heading-end' }]];
  }
  if (name === 'td' || name === 'th') return [anchor, [{ kind: 'cell' }]];
  if (name === 'img') return [[...anchor, ...alternative(element, around)], []];
  const block = paragraphs.has(name) ? 'paragraph' : lines.has(name) ? 'line' : null;
  if (block === null) return [anchor, []];
  if (around.inline) return [[space, ...anchor], [space]];
  if (name === 'li') return [[{ kind: 'line' }, ...anchor, marker(element, around)], [{ kind: 'line' }]];
  return name === 'br' ? [[{ kind: 'line' }], []] : [[{ kind: block }, ...anchor], [{ kind: block }]];
}

function isHeading(name: string): boolean {
  return /^h[1-6]$/u.test(name);
}

/** Numbers of steps are drawn by the browser, so that they are written out here. */
function marker(item: HtmlElement, around: Surroundings): HtmlToken {
  const list = item.parent;
  let text = '- ';
  if (list !== null && 'attribs' in list && list.name === 'ol') {
    const place = list.children.filter((child) => 'attribs' in child && child.name === 'li').indexOf(item);
    const first = Number(list.attribs['start'] ?? 1);
    text = `${(Number.isInteger(first) ? first : 1) + place}. `;
  }
  return { kind: 'text', text, kept: false, link: around.link };
}

/** A picture in the middle of a sentence is a word of it (the picture of a button); one by itself is not. */
function alternative({ attribs, prev, next }: HtmlElement, around: Surroundings): HtmlToken[] {
  const text = (attribs['alt'] ?? '').trim();
  const inSentence = [prev, next].some(
    (node) => node !== null && 'data' in node && node.nodeType === 3 && node.data.trim() !== '',
  );
  if (text === '' || text.length > 40 || !inSentence) return [];
  return [{ kind: 'text', text: ` ${text} `, kept: false, link: around.link }];
}
