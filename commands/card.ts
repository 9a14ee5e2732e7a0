/** A short reply that isn't an answer from a manual: help, a list of products, what is known of a manual. */
export interface Card {
  readonly title: string;
  /** Paragraphs and list lines in plain Markdown (bold, lists, code), written by us. */
  readonly lines: readonly string[];
  /** Products to go on with; choosing one asks `question` about it, or what one would like to know where it is null. */
  readonly choices: readonly Choice[];
  readonly question: string | null;
  readonly link: { readonly label: string; readonly url: string } | null;
}

export interface Choice {
  readonly productId: string;
  readonly label: string;
}
