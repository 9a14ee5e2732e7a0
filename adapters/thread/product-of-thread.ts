import type { Catalog } from '../../src/catalog/resolution.ts';
import type { ThreadMessage } from './thread-message.ts';

/**
 * The id of the product that a thread is about: of the bot's last answer whose buttons tell it, else the first that
 * anybody names. Null when neither tells.
 */
export function productOfThread(before: readonly ThreadMessage[], catalog: Catalog): string | null {
  for (const { by, productId } of before.toReversed()) {
    if (by === 'bot' && productId !== null && catalog.byId(productId) !== undefined) return productId;
  }
  for (const { by, text } of before) {
    if (by !== 'person' || text === '') continue;
    const resolution = catalog.resolveText(text);
    if ('product' in resolution) return resolution.product.id;
  }
  return null;
}
