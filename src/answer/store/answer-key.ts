import { createHash } from 'node:crypto';
import type { Product } from '../../catalog/product.ts';
import type { Manual } from '../../manual/manual.ts';
import type { Question } from '../../question.ts';
import { normalised, standsAlone } from './same-question.ts';

/** What an answer depends on. */
export interface AnswerRequest {
  readonly question: Question;
  readonly product: Product;
  readonly manuals: readonly Manual[];
  /** Version of the instruction. */
  readonly instruction: string;
  /** Name of the model, or of those that are chosen from. */
  readonly model: string;
}

/**
 * Where the answer to this question is kept: the same for all who ask it in the same words of the same product, its
 * manuals being the same bytes, in the same scenario, with the same model and instruction. Null for what is not to be
 * kept: questions with pictures, an attached document or a conversation before them, and products without a manual.
 */
export function answerKey({ question, product, manuals, instruction, model }: AnswerRequest): string | null {
  if (!standsAlone(question) || manuals.length === 0) return null;
  const bytes = manuals.map(({ documentId, sha256, url }) => [documentId, sha256, url]);
  const { name, brand, category, description, accessories } = product;
  const parts = [name, brand, category, description, accessories, bytes, model, instruction];
  const digest = createHash('sha256')
    .update(JSON.stringify([...parts, question.scenario, normalised(question.text)]))
    .digest('hex')
    .slice(0, 40);
  return `answer:{${product.id.replace(/[{}]/gu, '')}}:${digest}`;
}
