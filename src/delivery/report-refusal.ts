import type { Log } from '../insight/log.ts';
import type { Metrics } from '../insight/metrics.ts';
import type { Ask } from './ask.ts';
import type { Refusal } from './desk.ts';

/**
 * Counts and logs a question that wasn't taken, as an answered one is: `limited` for who asked too much or at a time of
 * too many, `failed` where nobody could be given it. `took` in milliseconds.
 */
export function reportRefusal(
  { question, address }: Ask,
  refusal: Refusal,
  took: number,
  { log, metrics }: { readonly log: Log; readonly metrics: Metrics },
): void {
  const outcome = refusal.kind === 'limited' || refusal.kind === 'full' ? 'limited' : 'failed';
  metrics.questions.inc({ platform: address.platform, scenario: question.scenario, outcome });
  log.info({
    event: 'query_completed',
    question_id: question.id,
    platform: address.platform,
    product_id: null,
    scenario: question.scenario,
    outcome,
    latency_ms: took,
    first_text_ms: null,
    cache_hit: null,
    answer_store_hit: null,
    token_count: null,
    model: null,
    refused: refusal.kind,
  });
}
