import type { load } from 'cheerio';

/** A node of cheerio's tree: an element, a text, a comment and so on. */
export type HtmlNode = Exclude<Parameters<typeof load>[0], string | Buffer | readonly unknown[]>;

export type HtmlElement = Extract<HtmlNode, { attribs: unknown }>;
