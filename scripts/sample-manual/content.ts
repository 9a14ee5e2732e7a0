/**
 * What a chapter of the sample manual is made of. In every text `[NAME]` is a button or knob and is set in bold, `**…**`
 * is bold, and `{page:id}` becomes the printed number of the page where the section with that id starts.
 */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  /** Where in the menu a function is found, set apart from the text. */
  | { readonly kind: 'path'; readonly text: string }
  | { readonly kind: 'subheading'; readonly text: string }
  | { readonly kind: 'steps' | 'bullets'; readonly items: readonly string[] }
  | { readonly kind: 'box'; readonly level: 'WARNING' | 'CAUTION' | 'NOTE'; readonly texts: readonly string[] }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'figure'; readonly name: 'front' | 'rear'; readonly caption: string };

export interface Column {
  readonly title: string;
  /** Share of the text's width; the shares of a table add up to 1. */
  readonly share: number;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  /** Terms under which the index lists this section's page. */
  readonly index: readonly string[];
  readonly blocks: readonly Block[];
}

export interface Chapter {
  readonly id: string;
  readonly title: string;
  /** What stands between the chapter's title and its first section. */
  readonly opening: readonly Block[];
  readonly sections: readonly Section[];
}

export const text = (words: string): Block => ({ kind: 'text', text: words });
export const path = (words: string): Block => ({ kind: 'path', text: words });
export const steps = (...items: readonly string[]): Block => ({ kind: 'steps', items });
export const bullets = (...items: readonly string[]): Block => ({ kind: 'bullets', items });
export const warning = (...texts: readonly string[]): Block => ({ kind: 'box', level: 'WARNING', texts });
export const caution = (...texts: readonly string[]): Block => ({ kind: 'box', level: 'CAUTION', texts });
export const note = (...texts: readonly string[]): Block => ({ kind: 'box', level: 'NOTE', texts });

/** A table; each column is given as its title and its share of the width. */
export function table(
  columns: readonly (readonly [title: string, share: number])[],
  ...rows: readonly (readonly string[])[]
): Block {
  return { kind: 'table', columns: columns.map(([title, share]) => ({ title, share })), rows };
}

/** A section of a chapter. */
export function section(id: string, title: string, index: readonly string[], ...blocks: readonly Block[]): Section {
  return { id, title, index, blocks };
}
