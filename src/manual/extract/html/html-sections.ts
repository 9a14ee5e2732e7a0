import type { CheerioAPI } from 'cheerio';
import type { OutlineEntry, Page } from '../../manual.ts';
import { limits } from '../limits.ts';
import { cleanText } from '../text/clean-text.ts';
import { htmlTokens, type HtmlToken } from './html-tokens.ts';
import type { HtmlNode } from './html-node.ts';
import { createSection, type Section } from './section.ts';

export interface HtmlSections {
  readonly title: string | null;
  readonly pages: readonly Page[];
  readonly outline: readonly OutlineEntry[];
}

/** Where a page's own text is, best first; the first that holds most of the text is taken. */
const mains = ['main', '[role=main]', 'article', '#content', '#main', '.content', '.main'];
/**
 * A section beyond this is cut at its next heading of any level, beyond twice this at a paragraph, and beyond four times
 * this wherever it is; characters.
 */
const longSection = 6_000;

/** The sections of an HTML manual: one for each h1 and h2, long ones in several. Empty when the page is only an index. */
export function htmlSections($: CheerioAPI): HtmlSections {
  const root = mainElement($);
  const sections = collect(htmlTokens(root.node, root.isMain));
  const title = clean($('title').first().text()) || (sections.find((section) => section.level === 1)?.heading ?? '');
  return {
    title: title === '' ? null : title.slice(0, limits.titleLength),
    pages: isIndex(sections) ? [] : sections.map(pageOf),
    outline: outlineOf(sections),
  };
}

function mainElement($: CheerioAPI): { node: HtmlNode; isMain: boolean } {
  for (const selector of mains) {
    const found = $(selector);
    const [node] = found;
    if (found.length === 1 && node !== undefined) return { node, isMain: true };
  }
  const [body] = $('body');
  const [document] = $.root();
  if (body !== undefined) return { node: body, isMain: false };
  if (document === undefined) throw new Error('cheerio gave no document');
  return { node: document, isMain: false };
}

function collect(tokens: Iterable<HtmlToken>): Section[] {
  const sections: Section[] = [];
  let section = createSection(null, null, 0);
  let anchor: string | null = null;
  let heading: { level: number; id: string | null; text: string } | null = null;
  const start = (title: string | null, id: string | null, level: number) => {
    if (!section.isEmpty) sections.push(section);
    section = createSection(title, id, level);
  };
  for (const token of tokens) {
    if (heading !== null) {
      if (token.kind === 'text') heading.text += token.text;
      if (token.kind === 'anchor') heading.id ??= token.id;
      if (token.kind !== 'heading-end') continue;
      const title = clean(heading.text).slice(0, limits.headingLength);
      if (title !== '' && (heading.level <= 2 || section.length > longSection)) {
        start(title, heading.id ?? anchor, heading.level);
      }
      if (title !== '') section.addHeading(title, heading.level, heading.id ?? anchor);
      heading = null;
      anchor = null;
    } else if (token.kind === 'heading') {
      heading = { level: token.level, id: token.id, text: '' };
    } else if (token.kind === 'anchor') {
      anchor = token.id;
    } else {
      // An anchor counts for a heading that follows it at once.
      if (token.kind === 'text' && token.text.trim() !== '') anchor = null;
      const most = token.kind === 'paragraph' ? 2 * longSection : 4 * longSection;
      if (section.length > most) start(section.heading, section.anchor, section.level);
      section.add(token);
    }
  }
  start(null, null, 0);
  return sections;
}

function pageOf(section: Section, index: number): Page {
  const number = index + 1;
  return {
    number,
    label: section.heading ?? String(number),
    headings: section.headings.map((heading) => heading.title),
    text: section.text(),
    anchor: section.anchor,
  };
}

function outlineOf(sections: readonly Section[]): OutlineEntry[] {
  return sections
    .flatMap((section, index) =>
      section.headings.map(({ title, level }) => ({ title, page: index + 1, depth: Math.max(0, level - 1) })),
    )
    .slice(0, limits.outlineEntries);
}

/** Links with hardly a word between them: the table of contents of a manual whose text is elsewhere. */
function isIndex(sections: readonly Section[]): boolean {
  const count = (of: (section: Section) => number) => sections.reduce((sum, section) => sum + of(section), 0);
  const linked = count((section) => section.linkedLength);
  const plain = count((section) => section.letters) - linked;
  return linked > plain && plain < 500;
}

function clean(text: string): string {
  return cleanText(text).replace(/\s+/gu, ' ').trim();
}
