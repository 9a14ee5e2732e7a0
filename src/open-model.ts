import { createInsuredBudgetLedger } from './model/budget/insured-budget-ledger.ts';
import type { CallAccount } from './model/budget/budgeted-call.ts';
import { createModelBudget } from './model/budget/model-budget.ts';
import type { ModelBudget } from './model/budget/model-budget.ts';
import { createExtractive } from './model/extractive.ts';
import { createGemini } from './model/gemini.ts';
import { isLookUp } from './model/is-look-up.ts';
import type { LanguageModel, Usage } from './model/language-model.ts';
import { createModelWithFallback } from './model/model-with-fallback.ts';
import type { ModelWithFallback } from './model/model-with-fallback.ts';
import { createRouter } from './model/router.ts';
import type { Clock } from './clock.ts';
import type { HscError } from './errors.ts';
import { billTokens } from './insight/bill.ts';
import { refusedBy } from './insight/refused.ts';
import type { Log } from './insight/log.ts';
import type { Metrics } from './insight/metrics.ts';
import type { Question } from './question.ts';
import type { RedisClient } from './redis/connect-redis.ts';
import type { Settings } from './settings/schema.ts';

/** What writes the answers. */
export interface OpenModel {
  readonly model: LanguageModel;
  /** True while calls of a model are held back because too many failed. */
  readonly breakerOpen: boolean;
  /** The most characters of manuals that this question may take now. */
  width(question: Question, signal: AbortSignal): Promise<number>;
  /** Of the models that write search terms and embeddings; null without a key. */
  readonly termsAccount: CallAccount | null;
  readonly embeddingAccount: CallAccount | null;
  /** Ends calls that nobody waits for any more, so that they don't keep the process. */
  close(): void;
}

interface ModelParts {
  readonly redis: RedisClient | null;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly clock: Clock;
  /** Milliseconds that the first word is waited for, where it isn't learned. */
  readonly firstWord?: number | undefined;
}

/** One of the models, behind its own guard and budget: what one of them is refused is nothing to the other. */
interface Guarded {
  readonly model: ModelWithFallback;
  readonly budget: ModelBudget | null;
}

/** Gemini as the settings name it, the light model for look-ups; the manual's own words without a key. */
export function openModel(settings: Settings, parts: ModelParts): OpenModel {
  const { GEMINI_API_KEY: apiKey, GEMINI_MODEL, GEMINI_MODEL_LITE, GEMINI_EMBEDDING_MODEL } = settings;
  const { metrics } = parts;
  const budgetOf = budgetsOf(settings, parts);
  const onError = tellErrors(parts);
  const guarded = (name: string): Guarded => guardedModel(name, budgetOf(name), settings, { ...parts, onError });
  const full = guarded(GEMINI_MODEL);
  const light = GEMINI_MODEL_LITE === GEMINI_MODEL || apiKey === null ? full : guarded(GEMINI_MODEL_LITE);
  const breakerOpen = (): boolean => full.model.breakerOpen || light.model.breakerOpen;
  metrics.breakerOpen.set({ part: 'model' }, 0);
  metrics.onCollect(() => {
    metrics.breakerOpen.set({ part: 'model' }, breakerOpen() ? 1 : 0);
    metrics.up.set({ part: 'model' }, apiKey !== null && !breakerOpen() ? 1 : 0);
  });

  function accountOf(name: string): CallAccount | null {
    const budget = budgetOf(name);
    if (budget === null) return null;
    const onUsage = (usage: Usage): void => {
      billTokens(metrics, name, usage);
    };
    return { budget, onUsage, onError };
  }

  return {
    model: createRouter({ full: full.model, light: light.model }),
    get breakerOpen() {
      return breakerOpen();
    },
    termsAccount: accountOf(GEMINI_MODEL_LITE),
    embeddingAccount: accountOf(GEMINI_EMBEDDING_MODEL),
    async width(question, signal) {
      const { budget } = isLookUp(question) ? light : full;
      return budget === null ? Infinity : budget.width(signal);
    },
    close() {
      full.model.close();
      light.model.close();
    },
  };
}

/** The budget of a model by its name, all in one ledger; none without a key. */
function budgetsOf(settings: Settings, { redis, clock }: ModelParts): (name: string) => ModelBudget | null {
  const ledger = createInsuredBudgetLedger(redis, clock);
  const limits = { requests: settings.MODEL_REQUESTS_PER_MINUTE, tokens: settings.MODEL_TOKENS_PER_MINUTE };
  return (model) => (settings.GEMINI_API_KEY === null ? null : createModelBudget({ model, ledger, limits, clock }));
}

function tellErrors({ metrics, log }: ModelParts): (error: HscError) => void {
  return (error) => {
    metrics.modelErrors.inc({ kind: error.code });
    const what = error.code === 'model-refused' ? 'token' : refusedBy(error.message);
    if (what !== null) metrics.refusals.inc({ part: 'model', what });
    log.warn({ event: 'model_failed', code: error.code, detail: error.message });
  };
}

function guardedModel(
  name: string,
  budget: ModelBudget | null,
  { GEMINI_API_KEY: apiKey, GEMINI_BASE_URL: baseUrl }: Settings,
  { clock, firstWord, onError }: ModelParts & { readonly onError: (error: HscError) => void },
): Guarded {
  const model = createModelWithFallback({
    primary: apiKey === null ? null : createGemini({ apiKey, model: name, baseUrl, clock }),
    fallback: createExtractive(),
    clock,
    onError,
    ...(budget === null ? {} : { budget }),
    ...(firstWord === undefined ? {} : { patience: { least: firstWord, most: firstWord } }),
  });
  return { model, budget };
}
