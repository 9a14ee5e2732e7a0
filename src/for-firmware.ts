import { manualsForFirmware, namedFirmware } from './catalog/firmware.ts';
import type { Product } from './catalog/product.ts';
import type { Question } from './question.ts';

/**
 * The product with the manuals for the firmware that is asked about: in the question, else last in the conversation
 * before it; the newest where none is named.
 */
export function forFirmware(product: Product, { text, thread }: Pick<Question, 'text' | 'thread'>): Product {
  const before = thread.filter(({ role }) => role === 'person').map((turn) => turn.text);
  const said = [text, ...before.toReversed()].map(namedFirmware);
  const manuals = manualsForFirmware(product.manuals, said.find((version) => version !== null) ?? null);
  return { ...product, manuals };
}
