import type { Catalog } from './catalog/resolution.ts';
import type { Clock } from './clock.ts';
import type { AskedProducts } from './context/meaning/asked-products.ts';
import { createMeaning } from './context/meaning/meaning.ts';
import type { Meaning } from './context/meaning/meaning.ts';
import { createVectorStore } from './context/meaning/vector-store.ts';
import type { Log } from './insight/log.ts';
import type { CallAccount } from './model/budget/budgeted-call.ts';
import { createBudgetedEmbedder } from './model/budget/budgeted-embedder.ts';
import { createGeminiEmbedder } from './model/gemini-embedder.ts';
import type { RedisClient } from './redis/connect-redis.ts';
import type { Settings } from './settings/schema.ts';

interface MeaningParts {
  readonly asked: AskedProducts;
  readonly catalog: Catalog;
  readonly redis: RedisClient | null;
  /** Of the embedding model. */
  readonly account: CallAccount | null;
  readonly log: Log;
  readonly clock: Clock;
}

/** How old the list of popular products may be; milliseconds. */
const LIST_HOLDS = 60_000;

/** Search by meaning for the manuals of the products that are asked about most; null without a key or where it is off. */
export function openMeaning(
  settings: Settings,
  { asked, catalog, redis, account, log, clock }: MeaningParts,
): Meaning | null {
  const { GEMINI_API_KEY: apiKey, GEMINI_BASE_URL: baseUrl, GEMINI_EMBEDDING_MODEL: model } = settings;
  const { POPULAR_PRODUCTS: most } = settings;
  if (apiKey === null || account === null || most === 0) return null;
  let popular: ReadonlySet<string> = new Set();
  let until = 0;

  async function isWanted(documentId: string): Promise<boolean> {
    if (until <= clock.now()) {
      until = clock.now() + LIST_HOLDS;
      const products = await asked.top(most);
      popular = new Set(products.flatMap((id) => (catalog.byId(id)?.manuals ?? []).map((manual) => manual.documentId)));
    }
    return popular.has(documentId);
  }

  return createMeaning({
    embedder: createBudgetedEmbedder(createGeminiEmbedder({ apiKey, baseUrl, model }), account),
    store: createVectorStore(redis),
    clock,
    isWanted,
    onMade(result, detail) {
      log[result === 'made' ? 'info' : 'warn']({ event: `embeddings_${result}`, detail });
    },
    onFailed(detail) {
      log.warn({ event: 'question_embedding_failed', detail });
    },
  });
}
