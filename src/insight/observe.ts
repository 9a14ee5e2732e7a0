import type { AnswerEvent, AnswerOutcome } from '../answer/events.ts';
import type { Clock } from '../clock.ts';
import type { Engine } from '../engine.ts';
import { HscError } from '../errors.ts';
import type { Question } from '../question.ts';
import { traceId } from '../trace/traced.ts';
import { billTokens } from './bill.ts';
import { createBoundedLabels } from './bounded-labels.ts';
import type { BoundedLabels } from './bounded-labels.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

/** What is known of one answer while it goes on. */
interface Observation {
  readonly startedAt: number;
  firstTextAt: number | null;
  productId: string | null;
  cacheHit: boolean | null;
  storeHit: boolean | null;
  outcome: AnswerOutcome;
  tokens: number | null;
  model: string | null;
  /** Version of the instruction that a model wrote by. */
  prompt: string | null;
  narrowed: boolean;
  /** A person gave the answer; `earlier` when the manual has changed since. */
  checked: 'no' | 'yes' | 'earlier';
}

/** Products with series of their own; what else is asked about shares one. */
const mostProducts = 200;

/** The same engine, with a `query_completed` log line and the metrics of every answer. Texts and names stay out of both. */
export function observed(
  engine: Engine,
  { log, metrics, clock }: { log: Log; metrics: Metrics; clock: Clock },
): Engine {
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
        report(question, seen, clock.now(), log, metrics);
      }
    },
  };
}

/** Until it has ended otherwise, an answer counts as stopped: its reader may leave at any event. */
function startObservation(startedAt: number): Observation {
  return {
    startedAt,
    firstTextAt: null,
    productId: null,
    cacheHit: null,
    storeHit: null,
    outcome: 'stopped',
    tokens: null,
    model: null,
    prompt: null,
    narrowed: false,
    checked: 'no',
  };
}

function note(seen: Observation, event: AnswerEvent, now: number, metrics: Metrics): void {
  switch (event.type) {
    case 'product-resolved':
      seen.productId = event.product.id;
      break;
    case 'manual-ready':
      seen.cacheHit = event.cacheHit;
      seen.storeHit = false;
      break;
    case 'text-delta':
      seen.firstTextAt ??= now;
      break;
    case 'notice':
      if (event.notice.kind === 'answered-before') seen.storeHit = true;
      else if (event.notice.kind === 'checked') seen.checked = 'yes';
      else if (event.notice.kind === 'checked-earlier') seen.checked = 'earlier';
      break;
    case 'citation':
      metrics.citations.inc({ result: 'kept' });
      break;
    case 'citation-dropped':
      metrics.citations.inc({ result: event.reason });
      break;
    case 'answer-end':
      seen.outcome = event.outcome;
      seen.model = event.model;
      seen.prompt = event.instruction ?? null;
      seen.narrowed = event.narrowed ?? false;
      noteUsage(seen, event, metrics);
      break;
    default:
      break;
  }
}

function noteUsage(seen: Observation, event: Extract<AnswerEvent, { type: 'answer-end' }>, metrics: Metrics): void {
  if (event.usage === null || event.model === null) return;
  seen.tokens = event.usage.prompt + event.usage.output;
  billTokens(metrics, event.model, event.usage);
}

function reportProduct(seen: Observation, now: number, products: BoundedLabels, metrics: Metrics): void {
  if (seen.productId === null) return;
  const product = products.of(seen.productId);
  metrics.productQuestions.inc({ product });
  metrics.productAnswerSeconds.inc({ product }, (now - seen.startedAt) / 1_000);
}

function report(question: Question, seen: Observation, now: number, log: Log, metrics: Metrics): void {
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
    prompt_version: seen.prompt,
    narrowed: seen.narrowed,
    checked: seen.checked !== 'no',
    ...(trace === null ? {} : { trace_id: trace }),
  });
}
