import type { Clock } from '../clock.ts';
import type { Engine } from '../engine.ts';
import { HscError } from '../errors.ts';
import type { Question } from '../question.ts';
import { traceId } from '../trace/traced.ts';
import { createBoundedLabels } from './bounded-labels.ts';
import type { BoundedLabels } from './bounded-labels.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { note, startObservation } from './observation.ts';
import type { Observation } from './observation.ts';
import { createRoutes } from './routed.ts';
import type { Routed, RoutedModels } from './routed.ts';

/** Products with series of their own; what else is asked about shares one. */
const mostProducts = 200;

interface Observing {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly clock: Clock;
  /** Null where there are no models to choose from. */
  readonly models?: RoutedModels | null;
}

/** The same engine, with a `query_completed` log line and the metrics of every answer. Texts and names stay out of both. */
export function observed(engine: Engine, { log, metrics, clock, models = null }: Observing): Engine {
  const routes = createRoutes(metrics, models);
  const products = createBoundedLabels(mostProducts);
  return {
    async *answer(question, signal) {
      const seen = startObservation(clock.now());
      try {
        for await (const event of engine.answer(question, signal)) {
          note(seen, event, clock.now(), metrics);
          yield event;
        }
      } catch (error) {
        seen.outcome = signal.aborted ? 'stopped' : 'failed';
        if (!signal.aborted) {
          metrics.errors.inc({ kind: error instanceof HscError ? error.code : 'unexpected' });
          log.error({ event: 'answer_failed', question_id: question.id, err: error });
        }
        throw error;
      } finally {
        reportProduct(seen, clock.now(), products, metrics);
        report(question, { ...seen, routed: routes.count(question, seen.model) }, clock.now(), log, metrics);
      }
    },
  };
}

function reportProduct(seen: Observation, now: number, products: BoundedLabels, metrics: Metrics): void {
  if (seen.productId === null) return;
  const product = products.of(seen.productId);
  metrics.productQuestions.inc({ product });
  metrics.productAnswerSeconds.inc({ product }, (now - seen.startedAt) / 1_000);
}

function report(
  question: Question,
  seen: Observation & { readonly routed: Routed },
  now: number,
  log: Log,
  metrics: Metrics,
): void {
  const { platform } = question.asker;
  const trace = traceId();
  const firstText = seen.firstTextAt === null ? null : seen.firstTextAt - seen.startedAt;
  const cache = seen.cacheHit === null ? 'none' : seen.cacheHit ? 'hit' : 'miss';
  metrics.questions.inc({ platform, scenario: question.scenario, outcome: seen.outcome });
  metrics.answerSeconds.observe({ cache }, (now - seen.startedAt) / 1_000);
  if (seen.prompt !== null) {
    metrics.promptAnswers.inc({ scenario: question.scenario, prompt: seen.prompt, outcome: seen.outcome });
  }
  if (seen.checked !== 'no')
    metrics.checkedAnswers.inc({ result: seen.checked === 'yes' ? 'given' : 'manual-changed' });
  if (firstText !== null) metrics.firstTextSeconds.observe({ cache }, firstText / 1_000);
  log.info({
    event: 'query_completed',
    question_id: question.id,
    platform,
    product_id: seen.productId,
    scenario: question.scenario,
    outcome: seen.outcome,
    latency_ms: now - seen.startedAt,
    first_text_ms: firstText,
    cache_hit: seen.cacheHit,
    answer_store_hit: seen.storeHit,
    token_count: seen.tokens,
    model: seen.model,
    ...seen.routed,
    prompt_version: seen.prompt,
    narrowed: seen.narrowed,
    checked: seen.checked !== 'no',
    ...(trace === null ? {} : { trace_id: trace }),
  });
}
