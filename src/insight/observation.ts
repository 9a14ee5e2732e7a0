import type { AnswerEvent, AnswerOutcome } from '../answer/events.ts';
import { billTokens } from './bill.ts';
import type { Metrics } from './metrics.ts';

/** What is known of one answer while it goes on. */
export interface Observation {
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

/** Until it has ended otherwise, an answer counts as stopped: its reader may leave at any event. */
export function startObservation(startedAt: number): Observation {
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

/** Takes the next event of the answer; `now` in milliseconds since the epoch. */
export function note(seen: Observation, event: AnswerEvent, now: number, metrics: Metrics): void {
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
