import { z } from 'zod';
import { productChoices } from '../../../commands/product-choices.ts';
import { shorten } from '../../../src/answer/shorten.ts';
import type { Catalog } from '../../../src/catalog/resolution.ts';
import { limits } from '../limits.ts';

const dataSchema = z.object({
  options: z.array(z.object({ name: z.string(), value: z.unknown(), focused: z.boolean().nullish() })),
});

interface Completion {
  readonly name: string;
  readonly value: string;
}

/** The products that fit what is being typed, from memory: at most 25, best first. The value is the product's id. */
export function complete(data: unknown, catalog: Catalog): readonly Completion[] {
  const parsed = dataSchema.safeParse(data);
  const typed = parsed.data?.options.find(({ focused }) => focused === true)?.value;
  return productChoices(catalog, typeof typed === 'string' ? typed : '')
    .filter(({ productId }) => productId.length <= limits.choiceText)
    .slice(0, limits.choices)
    .map(({ productId, label }) => ({ name: shorten(label, limits.choiceText), value: productId }));
}
