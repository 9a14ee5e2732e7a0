import { cleanText } from '../text/clean-text.ts';
import type { HtmlToken } from './html-tokens.ts';

export interface SectionHeading {
  readonly title: string;
  readonly level: number;
  readonly anchor: string | null;
}

/** A part of an HTML manual while it is being collected. */
export interface Section {
  readonly heading: string | null;
  readonly anchor: string | null;
  readonly level: number;
  readonly headings: readonly SectionHeading[];
  readonly isEmpty: boolean;
  readonly length: number;
  /** Characters other than white space, in all of its text and in its links alone. */
  readonly letters: number;
  readonly linkedLength: number;
  addHeading(title: string, level: number, anchor: string | null): void;
  add(token: HtmlToken): void;
  text(): string;
}

export function createSection(heading: string | null, anchor: string | null, level: number): Section {
  const parts: string[] = [];
  const headings: SectionHeading[] = [];
  let length = 0;
  let letters = 0;
  let linkedLength = 0;
  // Blocks end and begin at one place: of all the breaks there, the widest counts.
  let newlines = 0;
  const write = (part: string) => {
    parts.push('\n'.repeat(newlines), part);
    length += newlines + part.length;
    newlines = 0;
  };
  const separate = (least: number) => {
    newlines = Math.max(newlines, least);
  };
  return {
    heading,
    anchor,
    level,
    headings,
    get isEmpty() {
      return letters === 0;
    },
    get length() {
      return length;
    },
    get letters() {
      return letters;
    },
    get linkedLength() {
      return linkedLength;
    },
    addHeading(title, depth, id) {
      headings.push({ title, level: depth, anchor: id });
      letters += title.length;
      separate(2);
      write(title);
      separate(2);
    },
    add(token) {
      if (token.kind === 'line') separate(1);
      if (token.kind === 'paragraph') separate(2);
      if (token.kind === 'cell') write(' | ');
      if (token.kind !== 'text' || (newlines > 0 && token.text.trim() === '')) return;
      const visible = token.text.replace(/\s/gu, '').length;
      letters += visible;
      if (token.link) linkedLength += visible;
      write(token.kept ? token.text : token.text.replace(/\s+/gu, ' '));
    },
    text: () =>
      cleanText(parts.join(''))
        .replace(/[ \t]*\|[ \t]*(?=\n|$)/gu, '')
        .replace(/ +/gu, ' ')
        .replace(/ ?\n ?/gu, '\n')
        .replace(/^(-|\d{1,3}\.)\n+/gmu, '$1 ')
        .replace(/\n{3,}/gu, '\n\n')
        .trim(),
  };
}
