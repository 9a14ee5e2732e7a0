import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { parseAsk } from '../../commands/parse-ask.ts';
import type { Catalog } from '../../src/catalog/resolution.ts';
import type { Question } from '../../src/question.ts';

/** What the page sends. The product may be an id, a name, or missing when the question names it. */
export const askBody = z.strictObject({
  product: z.string().trim().max(200).default(''),
  question: z.string().trim().min(1).max(4_000),
  scenario: z.enum(['general', 'studio', 'live']).optional(),
});

/** The question that a body asks. Without a product the question is read as a command is: a product may stand first. */
export function questionOf(body: z.output<typeof askBody>, catalog: Catalog): Question {
  const parsed = parseAsk(body.question, catalog);
  const named = body.product !== '';
  return {
    id: randomUUID(),
    text: named || parsed.text === '' ? body.question : parsed.text,
    productHint: named ? body.product : parsed.hint,
    scenario: body.scenario ?? parsed.scenario,
    images: [],
    thread: [],
    asker: { platform: 'web', id: null },
  };
}

/** A sentence for a body that can't be asked. */
export function explainBody(error: z.ZodError): string {
  const [issue] = error.issues;
  const field = issue?.path[0];
  if (field === 'question' && issue?.code === 'too_big') return 'Please ask in fewer than 4,000 characters.';
  if (field === 'question') return 'Please write a question.';
  if (field === 'product') return 'Please choose a product from the list, or leave the product empty.';
  return 'This request could not be read. Please reload the page and ask again.';
}
