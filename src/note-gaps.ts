import type { Catalog } from './catalog/resolution.ts';
import type { Engine } from './engine.ts';
import type { Gaps } from './insight/gaps.ts';

/** The engine, with each question kept that the product's manuals don't answer. No answer waits for it. */
export function noteGaps(engine: Engine, gaps: Gaps, catalog: Pick<Catalog, 'byId'>): Engine {
  return {
    async *answer(question, signal) {
      let productId: string | null = null;
      for await (const event of engine.answer(question, signal)) {
        // A document that came with the question is no manual of the catalog.
        if (event.type === 'product-resolved' && (question.document ?? null) === null) productId = event.product.id;
        if (event.type === 'answer-end' && event.outcome === 'not_in_manual' && productId !== null) {
          if (catalog.byId(productId) !== undefined) void gaps.note(productId, question.text);
        }
        yield event;
      }
    },
  };
}
