import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { playground } from '../../../adapters/web/playground.ts';
import { createServer } from '../../../adapters/http/create-server.ts';
import type { PlaygroundOptions } from '../../../adapters/web/playground.ts';
import { createCatalog } from '../../../src/catalog/create-catalog.ts';
import type { Product } from '../../../src/catalog/product.ts';
import type { Engine } from '../../../src/engine.ts';
import { systemClock } from '../../../src/system-clock.ts';

/** A product of which a test names only what it is about. */
export function productOf(parts: Partial<Product> & Pick<Product, 'id' | 'name'>): Product {
  return {
    brand: null,
    category: null,
    description: null,
    aliases: [],
    supportUrl: null,
    manuals: [],
    accessories: [],
    ...parts,
  };
}

const manual = { title: "Owner's Manual", language: 'en', edition: '2nd edition', backupUrl: null };

export const sampleProduct = productOf({
  id: 'lindholm-rm-5',
  name: 'Lindholm RM-5',
  brand: 'Lindholm',
  aliases: ['rm-5'],
  manuals: [
    { ...manual, documentId: 'lindholm-rm-5', url: pathToFileURL(resolve('catalog/samples/lindholm-rm-5.pdf')).href },
  ],
});

export const td17 = productOf({
  id: 'td-17',
  name: 'Roland TD-17',
  brand: 'Roland',
  manuals: [{ ...manual, documentId: 'td-17', url: 'https://maker.example/td-17.pdf' }],
});

/** The playground on a real port, of 127.0.0.1 unless told, as it runs beside the bot's other routes. */
export async function startPlayground(engine: Engine, options: Partial<PlaygroundOptions> = {}, host = '127.0.0.1') {
  const app = createServer();
  const catalog = createCatalog([sampleProduct, td17]);
  playground(app, { engine, catalog, clock: systemClock, ...options });
  const origin = await app.listen({ host, port: 0 });
  return { app, origin, close: () => app.close() };
}
