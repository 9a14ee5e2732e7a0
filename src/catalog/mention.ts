import type { NameForm } from './name-form.ts';

/** A name of a product that stands in a text. */
export interface Mention {
  readonly form: NameForm;
  /** Its place in the text's tokens, `[from, to)`, with the brand if that stands beside it. */
  readonly from: number;
  readonly to: number;
  /** How much of the text speaks for it: about 1 for each word and number, less for generic words and for errors. */
  readonly evidence: number;
  /** How much of the name the text doesn't say; below 0.5 the name is complete. */
  readonly missing: number;
  /** Which end of the name the text says; both of them when it says all. */
  readonly isStart: boolean;
  readonly isTail: boolean;
  /** The brand's name stands beside it. */
  readonly hasBrand: boolean;
  /** The words of the name that the text says, as the catalog spells them; not the brand. */
  readonly words: readonly string[];
  /** Every word is spelled as the catalog has it. */
  readonly isVerbatim: boolean;
}

/** True when the text says all of the name but generic words. */
export function isComplete(mention: Mention): boolean {
  return mention.missing < 0.5;
}
