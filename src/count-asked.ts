import type { Catalog } from './catalog/resolution.ts';
import type { AskedProducts } from './context/meaning/asked-products.ts';
import type { Engine } from './engine.ts';

/** The engine, with each question counted for its product. No answer waits for it. */
export function countAsked(engine: Engine, asked: AskedProducts, catalog: Pick<Catalog, 'byId'>): Engine {
  return {
    async *answer(question, signal) {
      for await (const event of engine.answer(question, signal)) {
        if (event.type === 'product-resolved' && catalog.byId(event.product.id) !== undefined) {
          void asked.count(event.product.id);
        }
        yield event;
      }
    },
  };
}
