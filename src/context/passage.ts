/** A piece of a manual that is ranked, sent and quoted as one. */
export interface Passage {
  readonly documentId: string;
  /** Page number, 1-based; the page where the passage starts. */
  readonly page: number;
  /** From chapter to section, outermost first. */
  readonly headings: readonly string[];
  /** As it stands in the page's text. */
  readonly text: string;
  /** Where `text` starts in the page's text, in UTF-16 units. */
  readonly start: number;
}

export interface RankedPassage {
  readonly passage: Passage;
  /** Higher is better; comparable only within one ranking. */
  readonly score: number;
}
