import type { Catalog } from '../../../src/catalog/resolution.ts';
import { decodeAction } from '../render/actions.ts';
import type { ThreadMessage } from './thread-message.ts';

/**
 * The id of the product that a thread is about: of the bot's last answer whose buttons tell it, else the first that
 * anybody names. Null when neither tells.
 */
export function productOfThread(before: readonly ThreadMessage[], catalog: Catalog): string | null {
  for (const { by, blocks } of before.toReversed()) {
    const id = by === 'bot' ? productOfButtons(blocks) : null;
    if (id !== null && catalog.byId(id) !== undefined) return id;
  }
  for (const { by, text } of before) {
    if (by !== 'person' || text === '') continue;
    const resolution = catalog.resolveText(text);
    if ('product' in resolution) return resolution.product.id;
  }
  return null;
}

/** A question about an accessory stands on a button too, so a vote or "ask a person" is believed first. */
function productOfButtons(blocks: readonly unknown[]): string | null {
  const actions = blocks.flatMap(elementsOf).flatMap((element) => decodeAction(element) ?? []);
  const own = actions.find(({ kind }) => kind === 'vote' || kind === 'person');
  return own?.productId ?? null;
}

/** Elements of a block that can be clicked on; feedback buttons stand inside theirs. */
function elementsOf(block: unknown): readonly unknown[] {
  const elements = [field(block, 'accessory'), ...list(field(block, 'elements'))];
  return elements.flatMap((element) => {
    const positive = field(element, 'positive_button');
    if (positive === undefined) return [element];
    return [{ action_id: field(element, 'action_id'), value: field(positive, 'value') }];
  });
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}
