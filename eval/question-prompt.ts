import { buildPrompt } from '../src/context/build-prompt.ts';
import type { ContextBuilder } from '../src/context/context-builder.ts';
import type { Prompt } from '../src/context/prompt.ts';
import type { Manual } from '../src/manual/manual.ts';
import { asked } from './asked.ts';
import { evalProduct } from './eval-product.ts';
import type { EvalQuestion } from './question-set.ts';

/** The prompt that the product would make of a question about one manual. */
export async function questionPrompt(
  question: EvalQuestion,
  manual: Manual,
  contextBuilder: ContextBuilder,
): Promise<Prompt> {
  const product = evalProduct(question.manual);
  const query = { text: question.question, product: product.name };
  const context = await contextBuilder.contextFor([manual], query, new AbortController().signal);
  return buildPrompt({ question: asked(question.question, question.id), product, context });
}
