import type { Usage } from '../model/language-model.ts';
import type { Metrics } from './metrics.ts';
import { dollarsOf } from './model-price.ts';

/** Counts the tokens of one call of a model, and what they cost. */
export function billTokens(metrics: Pick<Metrics, 'modelTokens' | 'modelCost'>, model: string, usage: Usage): void {
  const { prompt, cached, output } = usage;
  metrics.modelTokens.inc({ model, kind: 'prompt' }, prompt - cached);
  metrics.modelTokens.inc({ model, kind: 'cached' }, cached);
  metrics.modelTokens.inc({ model, kind: 'output' }, output);
  const dollars = dollarsOf(model, usage);
  if (dollars !== null) metrics.modelCost.inc({ model }, dollars);
}
