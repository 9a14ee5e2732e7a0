import { manualKey } from './manual-key.ts';
import { isComplete } from './mention.ts';
import type { Mention } from './mention.ts';
import type { Product } from './product.ts';

/** What one place of a text means: the products it may name, best first, one for each manual. */
export interface Choice {
  readonly products: readonly Product[];
  /** The text says the name completely and without an error. */
  readonly isExact: boolean;
}

/** Nothing that the text can mean. */
export const noChoice: Choice = { products: [], isExact: false };

/** Decides between the mentions of one place that the text speaks for equally. */
export function choose(mentions: readonly Mention[]): Choice {
  const sorted = [...mentions].sort(
    (a, b) => a.missing - b.missing || length(a) - length(b) || compare(a.form.product.name, b.form.product.name),
  );
  const complete = sorted.filter(isComplete);
  const pool = complete.length === 0 ? sorted : sorted.filter((one) => isComplete(one) || isOtherMakers(one, complete));
  const byManual = new Map<string, Product>();
  for (const { form } of pool) {
    const key = manualKey(form.product);
    if (!byManual.has(key)) byManual.set(key, form.product);
  }
  return { products: [...byManual.values()], isExact: complete.some((one) => one.isVerbatim) };
}

function length(mention: Mention): number {
  return mention.form.tokens.length;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** `Model D` is one maker's name and what people call another maker's Minimoog Model D. */
function isOtherMakers(mention: Mention, complete: readonly Mention[]): boolean {
  const spoken = mention.to - mention.from;
  return mention.isTail && spoken > 1 && complete.every((one) => one.form.product.brand !== mention.form.product.brand);
}
