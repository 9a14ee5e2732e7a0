import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { errorCodes } from '../errors.ts';
import { routeReasons } from '../model/is-look-up.ts';

/** The series of the product, in a registry of their own so that two engines in one process don't mix. */
export interface Metrics {
  /** All series in the text format of Prometheus, as of now. */
  read(): Promise<{ readonly contentType: string; readonly text: string }>;
  /** Runs before each `read`, for values that are looked up rather than told. */
  onCollect(read: () => void): void;
  readonly questions: Counter<'platform' | 'scenario' | 'outcome'>;
  readonly answerSeconds: Histogram<'cache'>;
  readonly firstTextSeconds: Histogram<'cache'>;
  readonly manualCache: Counter<'tier' | 'result'>;
  readonly manualFailures: Counter<'reason'>;
  readonly modelTokens: Counter<'model' | 'kind'>;
  readonly modelErrors: Counter<'kind'>;
  readonly modelCost: Counter<'model'>;
  readonly searchTerms: Counter<'result'>;
  readonly answerStore: Counter<'result'>;
  readonly checkedAnswers: Counter<'result'>;
  readonly routedAnswers: Counter<'route' | 'reason'>;
  readonly citations: Counter<'result'>;
  readonly breakerOpen: Gauge<'part'>;
  readonly up: Gauge<'part'>;
  readonly errors: Counter<'kind'>;
  readonly queueDepth: Gauge<'line'>;
  readonly feedback: Counter<'scenario' | 'vote' | 'prompt'>;
  readonly promptAnswers: Counter<'scenario' | 'prompt' | 'outcome'>;
  readonly feedbackChanges: Counter<'scenario' | 'vote' | 'prompt'>;
  readonly edits: Counter<'platform' | 'result'>;
  readonly productQuestions: Counter<'product'>;
  readonly productAnswerSeconds: Counter<'product'>;
  readonly manualFailing: Gauge<'manual'>;
  readonly refusals: Counter<'part' | 'what'>;
}

/**
 * Every label takes its values from a closed list, so the number of series is bounded. Those that an alert counts stand
 * at 0 from the start: Prometheus sees no rise in a series that begins with 1.
 */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const readers: (() => void)[] = [];
  return {
    async read() {
      for (const reader of readers) reader();
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
    onCollect(read) {
      readers.push(read);
    },
    questions: new Counter({
      name: 'hsc_questions_total',
      help: 'Questions by how they ended.',
      labelNames: ['platform', 'scenario', 'outcome'],
      registers,
    }),
    answerSeconds: new Histogram({
      name: 'hsc_answer_seconds',
      help: 'From the question to the end of its answer; cache: whether the text was there already, none: no text was wanted.',
      labelNames: ['cache'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60],
      registers,
    }),
    firstTextSeconds: new Histogram({
      name: 'hsc_first_text_seconds',
      help: 'From the question to the first text of its answer.',
      labelNames: ['cache'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30],
      registers,
    }),
    ...createPartMetrics(registers),
  };
}

function createPartMetrics(
  registers: Registry[],
): Omit<Metrics, 'read' | 'onCollect' | 'questions' | 'answerSeconds' | 'firstTextSeconds'> {
  const counter = <L extends string>(name: string, help: string, ...labelNames: L[]): Counter<L> =>
    new Counter({ name, help, labelNames, registers });
  const gauge = <L extends string>(name: string, help: string, ...labelNames: L[]): Gauge<L> =>
    new Gauge({ name, help, labelNames, registers });
  const parts = {
    manualCache: counter('hsc_manual_cache_total', 'Manuals asked for, by where they were found.', 'tier', 'result'),
    manualFailures: counter('hsc_manual_failures_total', 'Manuals that could not be had, by reason.', 'reason'),
    modelTokens: counter('hsc_model_tokens_total', 'Tokens by model: prompt, cached, output.', 'model', 'kind'),
    modelErrors: counter('hsc_model_errors_total', 'Calls of the model that failed.', 'kind'),
    modelCost: counter('hsc_model_cost_dollars_total', 'What the tokens cost, by list prices.', 'model'),
    searchTerms: counter('hsc_search_terms_total', 'Search terms by the light model: what came of them.', 'result'),
    answerStore: counter('hsc_answer_store_total', 'Looks for an answer that was written before.', 'result'),
    checkedAnswers: counter('hsc_checked_answers_total', 'Answers that people gave, given again.', 'result'),
    routedAnswers: counter(
      'hsc_routed_answers_total',
      'Answers by the model that wrote them, and why.',
      'route',
      'reason',
    ),
    citations: counter('hsc_citations_total', 'Citations: kept, or why they were dropped.', 'result'),
    breakerOpen: gauge('hsc_breaker_open', '1 while calls to this part are held back.', 'part'),
    up: gauge('hsc_up', '1 while this part is connected.', 'part'),
    feedback: counter('hsc_feedback_total', 'Votes; a repeated click counts once.', 'scenario', 'vote', 'prompt'),
    feedbackChanges: counter(
      'hsc_feedback_changes_total',
      "Votes in place of the same person's other one, by what they became.",
      'scenario',
      'vote',
      'prompt',
    ),
    promptAnswers: counter(
      'hsc_prompt_answers_total',
      'Answers that a model wrote, by the version of its prompt.',
      'scenario',
      'prompt',
      'outcome',
    ),
    queueDepth: gauge('hsc_queue_depth', 'Questions that wait, in this process and in the queue of all.', 'line'),
    errors: counter('hsc_errors_total', 'Answers that failed, by the kind of error.', 'kind'),
    edits: counter('hsc_edits_total', 'Writes of answers to a platform, and those held back.', 'platform', 'result'),
    productQuestions: counter('hsc_product_questions_total', 'Questions by product; the rest is "other".', 'product'),
    productAnswerSeconds: counter('hsc_product_answer_seconds_sum', 'Seconds of answers by product.', 'product'),
    manualFailing: gauge('hsc_manual_failing_seconds', 'How long every try to get this manual has failed.', 'manual'),
    refusals: counter('hsc_refusals_total', 'Credentials and certificates that were refused.', 'part', 'what'),
  };
  for (const reason of routeReasons)
    parts.routedAnswers.inc({ route: reason === 'fact' ? 'light' : 'full', reason }, 0);
  for (const kind of [...errorCodes, 'unexpected']) parts.errors.inc({ kind }, 0);
  for (const kind of errorCodes.filter((code) => code.startsWith('model-'))) parts.modelErrors.inc({ kind }, 0);
  for (const part of ['manual', 'model', 'redis']) {
    for (const what of ['token', 'certificate']) parts.refusals.inc({ part, what }, 0);
  }
  return parts;
}
