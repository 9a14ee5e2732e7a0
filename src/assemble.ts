import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { AnswerStore } from './answer/store/answer-store.ts';
import type { CatalogFault } from './catalog/catalog-fault.ts';
import { loadCatalog } from './catalog/load-catalog.ts';
import type { Catalog } from './catalog/resolution.ts';
import type { CheckedAnswers } from './checked/checked-answers.ts';
import { createCheckedAnswers } from './checked/create-checked-answers.ts';
import type { Clock } from './clock.ts';
import { createAskedProducts } from './context/meaning/asked-products.ts';
import { countAsked } from './count-asked.ts';
import { createEngine } from './create-engine.ts';
import type { Engine } from './engine.ts';
import { createGaps } from './insight/gaps.ts';
import type { Part } from './insight/health.ts';
import type { Log } from './insight/log.ts';
import type { Metrics } from './insight/metrics.ts';
import { notePrompts } from './insight/prompts-used.ts';
import type { PromptsUsed } from './insight/prompts-used.ts';
import { observed } from './insight/observe.ts';
import { observeLoads } from './insight/observe-loads.ts';
import { createTextCache } from './manual/cache/create-text-cache.ts';
import { checkDataFolder } from './manual/cache/data-folder.ts';
import { createExtractor } from './manual/extract/create-extractor.ts';
import { createManualSource } from './manual/fetch/create-manual-source.ts';
import type { ManualLibrary } from './manual/library.ts';
import { createManualLibrary } from './manual/library/create-manual-library.ts';
import { readAttached } from './manual/read-attached.ts';
import type { AttachedOutcome } from './manual/read-attached.ts';
import type { ManualSource } from './manual/source.ts';
import { openAnswers } from './open-answers.ts';
import { noteGaps } from './note-gaps.ts';
import { openContext } from './open-context.ts';
import { openModel } from './open-model.ts';
import { openMeaning } from './open-meaning.ts';
import { openRedis } from './open-redis.ts';
import { partsOf } from './parts-of.ts';
import type { RedisClient } from './redis/connect-redis.ts';
import type { Settings } from './settings/schema.ts';
import { tracedCatalog, tracedContext, tracedEngine, tracedExtractor } from './trace/traced-parts.ts';
import { tracedLibrary, tracedModel, tracedSource } from './trace/traced-parts.ts';

/** The engine and what it is made of, put together from the settings. */
export interface Assembly {
  readonly engine: Engine;
  readonly catalog: Catalog;
  /** Products that were left out, for the operator. */
  readonly faults: readonly CatalogFault[];
  readonly library: ManualLibrary;
  readonly redis: RedisClient | null;
  /** To forget an answer that somebody found wrong. */
  readonly answers: AnswerStore;
  /** Answers that people gave. */
  readonly checked: CheckedAnswers;
  /** Which prompt each answer was written by, for the votes on it. */
  readonly prompts: PromptsUsed;
  /** Makes a manual of a PDF that came with a question. Only an abort throws. */
  readAttached(bytes: Uint8Array, fileName: string, signal: AbortSignal): Promise<AttachedOutcome>;
  /** For `/readyz`. */
  readonly parts: readonly Part[];
  /** Ends connections and child processes in order. */
  close(): Promise<void>;
}

export interface Instruments {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly clock: Clock;
}

/**
 * Puts everything together that answers questions.
 * @param options where it isn't a chat: milliseconds that an asker waits for a manual (`patience`) and for the model's
 * first word (`firstWord`)
 * @throws HscError `catalog-unreadable` or `setting-wrong`, with a sentence for the operator
 */
export async function assemble(
  settings: Settings,
  instruments: Instruments,
  options: { readonly patience?: number; readonly firstWord?: number } = {},
): Promise<Assembly> {
  const { log, clock } = instruments;
  const { catalog, faults } = await loadCatalog(settings.CATALOG);
  if (settings.REDIS_URL === null) await checkDataFolder(settings.DATA_DIR, clock);
  const redis = await openRedis(settings, instruments);
  const extractor = tracedExtractor(createExtractor());
  const library = createManualLibrary({
    source: await openSource(settings, clock),
    extractor,
    cache: createTextCache(redis, settings.DATA_DIR, clock),
    clock,
    onLoad: observeLoads(instruments),
  });
  const { firstWord, ...patience } = options;
  const model = openModel(settings, { redis, firstWord, ...instruments });
  const { store, shared, prompts } = openAnswers(settings, { redis, ...instruments });
  const checked = createCheckedAnswers(redis, settings.DATA_DIR);
  const asked = createAskedProducts({ redis, clock });
  const gaps = createGaps({ redis, clock, days: settings.RETENTION_DAYS });
  const meaning = openMeaning(settings, { asked, catalog, redis, account: model.embeddingAccount, log, clock });
  const engine = createEngine({
    catalog: tracedCatalog(catalog),
    library: tracedLibrary(library),
    contextBuilder: tracedContext(
      openContext(settings, { redis, meaning, account: model.termsAccount, ...instruments }),
    ),
    model: tracedModel(model.model),
    width: (question, until) => model.width(question, until),
    answers: shared,
    checked,
    candidateShare: settings.PROMPT_CANDIDATE_SHARE,
    ...patience,
  });
  const counted = notePrompts(noteGaps(countAsked(engine, asked, catalog), gaps, catalog), prompts);
  const models = { full: settings.GEMINI_MODEL, light: settings.GEMINI_MODEL_LITE };
  return {
    engine: tracedEngine(observed(counted, { ...instruments, models })),
    catalog,
    faults,
    library,
    redis,
    answers: store,
    checked,
    prompts,
    readAttached: (bytes, fileName, signal) => readAttached(bytes, fileName, { extractor, clock, signal }),
    parts: partsOf(settings, redis, model),
    async close() {
      model.close();
      await meaning?.close();
      await library.close();
      await extractor.close();
      await redis?.close();
      log.flush();
    },
  };
}

async function openSource({ CATALOG, MANUALS_ALLOW }: Settings, clock: Clock): Promise<ManualSource> {
  return tracedSource(createManualSource({ allow: MANUALS_ALLOW, catalogFolder: await folderOf(CATALOG), clock }));
}

async function folderOf(path: string): Promise<string> {
  return (await stat(path)).isDirectory() ? resolve(path) : dirname(resolve(path));
}
