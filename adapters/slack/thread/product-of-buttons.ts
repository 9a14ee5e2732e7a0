import { decodeAction } from '../render/actions.ts';

/**
 * The id of the product that an answer is about, as its buttons tell; else null. A question about an accessory stands on a
 * button too, so only a vote or "ask a person" is believed.
 */
export function productOfButtons(blocks: readonly unknown[]): string | null {
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
