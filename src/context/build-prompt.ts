import type { Product } from '../catalog/product.ts';
import type { Question } from '../question.ts';
import type { Context } from './context.ts';
import { instructionFor } from './instructions/instruction-for.ts';
import type { Instruction } from './instructions/instruction.ts';
import { manualText } from './manual-text.ts';
import type { Prompt } from './prompt.ts';
import { questionText } from './question-text.ts';

interface PromptParts {
  readonly question: Question;
  readonly product: Product;
  readonly context: Context;
  /** The scenario's current one unless told. */
  readonly instruction?: Instruction;
}

/**
 * Makes the prompt of one answer: instruction, manual, question, in this order, so that answers from the same pages
 * share their beginning and it is billed as cached.
 */
export function buildPrompt({ question, product, context, instruction }: PromptParts): Prompt {
  const manual = context.kind !== 'none';
  return {
    instruction: (instruction ?? instructionFor(question.scenario, { manual })).text,
    manualText: manualText(context, product),
    questionText: questionText(question, product),
    product,
    question,
    context,
  };
}
