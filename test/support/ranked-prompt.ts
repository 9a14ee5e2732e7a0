import { createContextBuilder } from '../../src/context/context-builder.ts';
import { createPassageIndexes } from '../../src/context/passage-indexes.ts';
import type { Prompt } from '../../src/context/prompt.ts';
import type { Manual } from '../../src/manual/manual.ts';
import { productOf, promptOf } from './prompt-of.ts';

/** A prompt whose passages the product's own ranking found. */
export async function rankedPrompt(question: string, manuals: readonly Manual[]): Promise<Prompt> {
  const contextBuilder = createContextBuilder({ indexes: createPassageIndexes({ maxCharacters: 1_000_000 }) });
  const query = { text: question, product: productOf().name };
  return promptOf({ question, context: await contextBuilder.contextFor(manuals, query, new AbortController().signal) });
}
