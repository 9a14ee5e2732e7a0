import { readPages } from './read-pages.ts';

/** A marker of the model's text, read. */
export type MarkerPiece =
  /** `pages` are PDF page numbers, 1-based; empty when the model named none that can be read. */
  | { readonly type: 'citation'; readonly title: string | null; readonly pages: readonly number[] }
  | { readonly type: 'suggestion'; readonly name: string }
  | { readonly type: 'tip'; readonly text: string }
  | { readonly type: 'hazard'; readonly text: string }
  | { readonly type: 'not-in-manual' };

/** The model's text, taken apart. */
export type ParsedPiece = { readonly type: 'text'; readonly text: string } | MarkerPiece;

/** One kind of marker: how the prompt explains it and how the parser reads it. */
export interface MarkerRule {
  /** What stands after the bracket; the first spelling is the one that the prompt teaches. */
  readonly words: readonly [string, ...string[]];
  /** `optional`: the word alone is a marker too. Otherwise `[WORD]` is a label on a panel and stays text. */
  readonly colon: 'required' | 'optional';
  /** Longest body, in UTF-16 units: what is longer was never closed. */
  readonly limit: number;
  /** Where a marker that the model forgot to close ends: with its line, or with its paragraph. */
  readonly endsWith: 'line' | 'paragraph';
  readonly examples: readonly string[];
  readonly meaning: string;
  /** The body is without its nested markers and trimmed. */
  readonly read: (body: string) => readonly ParsedPiece[];
}

/** Every marker there is. The prompt's explanation and the parser are both made from this table. */
export const MARKERS: readonly MarkerRule[] = [
  {
    words: ['MANUAL'],
    colon: 'required',
    limit: 200,
    endsWith: 'line',
    examples: ['[MANUAL: page 42]', '[MANUAL: pages 42–43]', '[MANUAL: Quick Start, page 3]'],
    meaning:
      'the page that the sentence before it relies on, by the number in the page mark (`=== page 42 …`), not the ' +
      'number printed on the page; with the title of the manual when there are several',
    read: (body) => readPages(body).map(({ title, pages }) => ({ type: 'citation', title, pages })),
  },
  {
    words: ['SUGGESTION'],
    colon: 'required',
    limit: 200,
    endsWith: 'line',
    examples: ['[SUGGESTION: Roland RH-300]'],
    meaning: 'one accessory from the list given with the question, spelled as in that list',
    read: (body) => (body === '' ? [] : [{ type: 'suggestion', name: body }]),
  },
  {
    words: ['PRO TIP'],
    colon: 'required',
    limit: 1_000,
    endsWith: 'paragraph',
    examples: ['[PRO TIP: Hold [SHIFT] to turn the value in large steps.]'],
    meaning: 'one short piece of advice beyond what was asked',
    read: (body) => (body === '' ? [] : [{ type: 'tip', text: body }]),
  },
  {
    words: ['WARNING'],
    colon: 'required',
    limit: 1_000,
    endsWith: 'paragraph',
    examples: ['[WARNING: A factory reset erases all user kits.]'],
    meaning: 'a danger to people, equipment or data in this procedure',
    read: (body) => (body === '' ? [] : [{ type: 'hazard', text: body }]),
  },
  {
    words: ['NOT IN MANUAL', 'NOT IN THE MANUAL'],
    colon: 'optional',
    limit: 400,
    endsWith: 'line',
    examples: ['[NOT IN MANUAL]'],
    meaning: 'the pages given do not answer the question',
    read: (body) => [{ type: 'not-in-manual' }, ...(body === '' ? [] : [{ type: 'text' as const, text: body }])],
  },
];

/** The markers as the prompt explains them: one line of Markdown each. */
export function describeMarkers(): string {
  return MARKERS.map(({ examples, meaning }) => {
    const shown = examples.map((example) => `\`${example}\``).join(' or ');
    return `- ${shown}: ${meaning}.`;
  }).join('\n');
}

/** Writes a marker as the parser reads it, for text that is made by a program and not by a model. */
export function writeMarker(piece: MarkerPiece): string {
  switch (piece.type) {
    case 'citation': {
      const title = piece.title === null ? '' : `${withoutBrackets(piece.title).replace(/;/gu, ',')}, `;
      return `[MANUAL: ${title}${piece.pages.length === 1 ? 'page' : 'pages'} ${piece.pages.join(', ')}]`;
    }
    case 'suggestion':
      return `[SUGGESTION: ${withoutBrackets(piece.name)}]`;
    case 'tip':
      return `[PRO TIP: ${withoutBrackets(piece.text)}]`;
    case 'hazard':
      return `[WARNING: ${withoutBrackets(piece.text)}]`;
    case 'not-in-manual':
      return '[NOT IN MANUAL]';
  }
}

/** Brackets that don't pair would end a marker early; round ones say the same. A blank line would end it as well. */
function withoutBrackets(text: string): string {
  return text
    .replace(/[[［【]/gu, '(')
    .replace(/[\]］】]/gu, ')')
    .replace(/\s+/gu, ' ')
    .trim();
}
