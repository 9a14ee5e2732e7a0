import type { Product } from '../catalog/product.ts';
import type { Question } from '../question.ts';
import type { Context } from './context.ts';

/** Everything a model gets for one answer: the texts to send, and what they were made from. */
export interface Prompt {
  /** How to answer; depends on the scenario and on whether there is a manual, on nothing else. */
  readonly instruction: string;
  /** The manual's text with page marks; byte-identical for the same pages, so that it is billed as cached. */
  readonly manualText: string;
  /** Product, accessories, thread and question; always last. */
  readonly questionText: string;
  readonly product: Product;
  readonly question: Question;
  readonly context: Context;
}
