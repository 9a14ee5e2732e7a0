import { LRUCache } from 'lru-cache';
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** A stretch of Markdown that means the same alone, and its tree, which isn't to be changed. */
interface Piece {
  readonly source: string;
  readonly root: Root;
}

const parser = unified().use(remarkParse).use(remarkGfm);

/** An answer is parsed with every edit while it grows: what it had before is not parsed again. Characters. */
const mostKept = 400_000;
const kept = new LRUCache<string, Root>({
  max: 2_000,
  maxSize: mostKept,
  sizeCalculation: (_root, source) => source.length + 1,
});

/**
 * Parses Markdown (with GitHub's tables and the like) as stretches that can be read alone, in order.
 * @throws RangeError for text that nests so deep that the parser can't take it
 */
export function parseMarkdown(markdown: string): readonly Piece[] {
  const sources = cutMarkdown(markdown);
  return sources.map((source, index) => {
    const root = kept.get(source) ?? parser.parse(source);
    // The last one may still grow.
    if (index < sources.length - 1) kept.set(source, root);
    return { source, root };
  });
}

/** What may reach over blank lines: HTML, definitions, and code inside of a list or a quotation. */
const reachesFar = /\]:|^ {0,3}<|^(?:[ \t]|[-+*>]|\d{1,9}[.)]).*(?:`{3}|~{3})/mu;
/** Begins a list or indented code. */
const beginsList = /^(?: {4}|\t| {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$))/u;
/** Begins a list, or what may belong to the list or the code before it although a blank line is between. */
const mayBelong = /^(?:[ \t]|[-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$))/u;
const fence = /^(`{3,}(?=[^`]*$)|~{3,})(.*)$/u;

/** The text cut at blank lines between blocks of which neither changes what the other is. Joined it is the same again. */
export function cutMarkdown(markdown: string): readonly string[] {
  if (reachesFar.test(markdown)) return [markdown];
  const pieces: string[] = [];
  let start = 0;
  let at = 0;
  let open: string | null = null;
  let isAfterBlank = false;
  let holdsList = false;
  for (const line of markdown.split('\n')) {
    const isBlank = line.trim() === '';
    if (isAfterBlank && open === null && !isBlank && !(holdsList && mayBelong.test(line))) {
      pieces.push(markdown.slice(start, at));
      start = at;
      holdsList = false;
    }
    holdsList ||= !isBlank && beginsList.test(line);
    open = fenceAfter(line, open);
    isAfterBlank = isBlank;
    at += line.length + 1;
  }
  return [...pieces, markdown.slice(start)];
}

/** The fence of the code that is open after the line; null outside of code. */
function fenceAfter(line: string, open: string | null): string | null {
  const [, marks, rest = ''] = fence.exec(line) ?? [];
  if (marks === undefined) return open;
  if (open === null) return marks;
  const closes = marks.startsWith(open) && rest.trim() === '';
  return closes ? null : open;
}
