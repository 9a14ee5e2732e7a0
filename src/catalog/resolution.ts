import type { Product } from './product.ts';

/** What a hint or a text says about the product. */
export type Resolution =
  | { readonly kind: 'exact' | 'likely'; readonly product: Product }
  /** Between two and ten products, best first, whose manuals differ. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Product[] }
  /** At most five names that come near, nearest first. */
  | { readonly kind: 'unknown'; readonly nearest: readonly Product[] };

/** The products that can be asked about, and the way from words to one of them. Never does any input or output. */
export interface Catalog {
  readonly products: readonly Product[];
  /** The product of exactly this id, or undefined. */
  byId(id: string): Product | undefined;
  /** Resolves a hint: the whole text is taken as the name of a product. */
  resolveHint(hint: string): Resolution;
  /** Finds the product that a free text speaks of, wherever in it the name stands. */
  resolveText(text: string): Resolution;
  /**
   * Splits the text of a slash command: the longest start that names a product is the hint, the rest the question.
   * `hint` is null when no start names one.
   */
  splitHint(text: string): { readonly hint: string | null; readonly rest: string };
  /** Products whose names fit what has been typed so far, best first; all of them, by name, for an empty text. */
  search(text: string, limit: number): readonly Product[];
}
