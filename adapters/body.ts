import type { PageReference } from '../src/answer/events.ts';

/** How a run of text is set off. */
export interface Marks {
  readonly bold?: true;
  readonly italic?: true;
  readonly strike?: true;
  readonly code?: true;
}

/** A run of text inside a block. Text is only ever shown as text, line breaks included. */
export type Span =
  | { readonly type: 'text'; readonly text: string; readonly marks: Marks }
  /** An http or https address, shown as itself. */
  | { readonly type: 'link'; readonly url: string; readonly marks: Marks }
  | { readonly type: 'citation'; readonly place: PageReference };

export interface Item {
  /** Of a list of things to tick off; null in every other list. */
  readonly checked: boolean | null;
  readonly blocks: readonly BodyBlock[];
}

export type Align = 'left' | 'center' | 'right' | null;

/** A block of an answer, as every chat can show it: no HTML, no pictures, no link whose label hides its address. */
export type BodyBlock =
  | { readonly type: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly type: 'heading'; readonly depth: number; readonly spans: readonly Span[] }
  | { readonly type: 'quote'; readonly blocks: readonly BodyBlock[] }
  /** `start` is the first number of a numbered list; null for a list with bullets. */
  | { readonly type: 'list'; readonly start: number | null; readonly items: readonly Item[] }
  | { readonly type: 'code'; readonly language: string | null; readonly text: string }
  | {
      readonly type: 'table';
      readonly align: readonly Align[];
      readonly head: readonly Cell[];
      readonly rows: readonly (readonly Cell[])[];
    }
  | { readonly type: 'rule' }
  /** A warning of the manual. `label` is the word that heads it there; `null` where there is none. */
  | { readonly type: 'hazard'; readonly label: string | null; readonly blocks: readonly BodyBlock[] }
  | { readonly type: 'tip'; readonly blocks: readonly BodyBlock[] };

export type Cell = readonly Span[];
export type Of<T extends BodyBlock['type']> = Extract<BodyBlock, { type: T }>;
