import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { CatalogFault } from '../../src/catalog/catalog-fault.ts';
import { loadCatalog } from '../../src/catalog/load-catalog.ts';
import type { Product } from '../../src/catalog/product.ts';
import { createTextCache } from '../../src/manual/cache/create-text-cache.ts';
import { createExtractor } from '../../src/manual/extract/create-extractor.ts';
import { createManualSource } from '../../src/manual/fetch/create-manual-source.ts';
import { connectRedis } from '../../src/redis/connect-redis.ts';
import type { Settings } from '../../src/settings/schema.ts';
import { systemClock } from '../../src/system-clock.ts';
import type { ExamineTools } from './catalog-examine.ts';

/** The catalog of the settings, and what its manuals are looked at with. */
export interface CatalogWorkplace {
  readonly products: readonly Product[];
  readonly faults: readonly CatalogFault[];
  readonly tools: ExamineTools;
  close(): Promise<void>;
}

/** Milliseconds that Redis has to become ready. */
const redisPatience = 3_000;

/**
 * Opens everything that the settings name.
 *
 * @throws HscError `catalog-unreadable` or `setting-wrong`, with a sentence for the operator
 */
export async function openCatalogWorkplace(settings: Settings, signal: AbortSignal): Promise<CatalogWorkplace> {
  const { catalog, faults } = await loadCatalog(settings.CATALOG, signal);
  // Nobody waits for an answer here, so a slow Redis gets its time.
  const redis =
    settings.REDIS_URL === null ? null : connectRedis(settings.REDIS_URL.join(','), { commandTimeout: 2_000 });
  await redis?.untilReady(redisPatience);
  const extractor = createExtractor();
  const source = createManualSource({ allow: settings.MANUALS_ALLOW, catalogFolder: await folderOf(settings.CATALOG) });
  const cache = createTextCache(redis, settings.DATA_DIR, systemClock);
  return {
    products: catalog.products,
    faults,
    tools: { source, extractor, cache, clock: systemClock },
    async close() {
      await extractor.close();
      await redis?.close();
    },
  };
}

async function folderOf(path: string): Promise<string> {
  return (await stat(path)).isDirectory() ? resolve(path) : dirname(resolve(path));
}
