import { createContextBuilder } from './context/context-builder.ts';
import type { ContextBuilder } from './context/context-builder.ts';
import type { Meaning } from './context/meaning/meaning.ts';
import { createPassageIndexes } from './context/passage-indexes.ts';
import { createSearchTerms } from './context/search-terms.ts';
import type { SearchTerms } from './context/search-terms.ts';
import type { Clock } from './clock.ts';
import type { Metrics } from './insight/metrics.ts';
import { createBudgetedTerms } from './model/budget/budgeted-terms.ts';
import type { CallAccount } from './model/budget/budgeted-call.ts';
import { createGeminiTerms } from './model/gemini-terms.ts';
import type { RedisClient } from './redis/connect-redis.ts';
import { createKeptTexts } from './redis/kept-texts.ts';
import type { Settings } from './settings/schema.ts';

/** The indexes of manuals with this many characters in all are kept; an index takes about ten times its text. */
const INDEXED_CHARACTERS = 20_000_000;
/** Search terms are the same as long as the manual is. */
const TERMS_KEPT = 7 * 24 * 60 * 60 * 1_000;
const TERMS_IN_MEMORY = 1_000_000;

interface ContextParts {
  readonly meaning: Meaning | null;
  readonly redis: RedisClient | null;
  /** Of the light model. */
  readonly account: CallAccount | null;
  readonly metrics: Metrics;
  readonly clock: Clock;
}

/** What picks the pages for a question; with a key the light model helps where words rank weakly. */
export function openContext(settings: Settings, parts: ContextParts): ContextBuilder {
  const indexes = createPassageIndexes({ maxCharacters: INDEXED_CHARACTERS });
  const searchTerms = openSearchTerms(settings, parts);
  return createContextBuilder({
    indexes,
    ...(searchTerms === null ? {} : { searchTerms }),
    ...(parts.meaning === null ? {} : { meaning: parts.meaning }),
  });
}

function openSearchTerms(settings: Settings, { redis, account, metrics, clock }: ContextParts): SearchTerms | null {
  const { GEMINI_API_KEY: apiKey, GEMINI_BASE_URL: baseUrl, GEMINI_MODEL_LITE: model } = settings;
  if (apiKey === null || account === null) return null;
  return createSearchTerms({
    writer: createBudgetedTerms(createGeminiTerms({ apiKey, baseUrl, model }), account),
    kept: createKeptTexts({ redis, keptFor: TERMS_KEPT, memoryCharacters: TERMS_IN_MEMORY }),
    clock,
    onTerms(result) {
      metrics.searchTerms.inc({ result });
    },
  });
}
