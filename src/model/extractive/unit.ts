/** A sentence, a step, a row of a table: what is quoted whole or not at all. */
export interface Unit {
  /**
   * `row`: its cells stand in `text` with tabs between them. `hazard`: a warning with the word before it. `heading`
   * names what follows, `label` is the head of a table or a word such as NOTE by itself; neither is ever quoted.
   */
  readonly kind: 'sentence' | 'step' | 'row' | 'hazard' | 'heading' | 'label';
  /** `1`, `•` and the like before a step; null before anything else. */
  readonly mark: string | null;
  /** On one line, without the mark. */
  readonly text: string;
  /** Place of the unit in the text that was taken apart, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

export interface Line {
  readonly text: string;
  readonly start: number;
}

/** Lines that belong together: a paragraph, a step with what was wrapped, a row. */
export interface Group {
  kind: Unit['kind'];
  readonly mark: string | null;
  readonly lines: Line[];
  /** Of a row. */
  readonly cells: string[];
}
