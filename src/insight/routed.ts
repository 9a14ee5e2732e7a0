import { routeReason } from '../model/is-look-up.ts';
import type { Question } from '../question.ts';
import type { Metrics } from './metrics.ts';

/** The two models that questions are shared between, by name. */
export interface RoutedModels {
  readonly full: string;
  readonly light: string;
}

/** Which of the two models wrote an answer, as a log line says it; null where neither did, or there is one alone. */
export interface Routed {
  readonly route: 'light' | 'full' | null;
  /** Why the question went there. */
  readonly route_reason: string | null;
  /** Share of the light model among the answers of this process that either wrote, this one included; 0 to 1. */
  readonly light_share: number | null;
}

/** Counts which model writes how many answers, in the metrics and for the log. */
export function createRoutes(metrics: Pick<Metrics, 'routedAnswers'>, models: RoutedModels | null) {
  const written = { light: 0, full: 0 };

  function share(): number | null {
    const all = written.light + written.full;
    return all === 0 ? null : Math.round((1_000 * written.light) / all) / 1_000;
  }

  return {
    /** Takes an answer that has ended and the name of the model that wrote it, null for none. */
    count(question: Question, model: string | null): Routed {
      const route = model === null ? null : routeOf(model, models);
      if (route === null) return { route, route_reason: null, light_share: share() };
      written[route] += 1;
      const reason = routeReason(question);
      metrics.routedAnswers.inc({ route, reason });
      return { route, route_reason: reason, light_share: share() };
    },
  };
}

function routeOf(model: string, models: RoutedModels | null): Routed['route'] {
  if (models === null || models.full === models.light) return null;
  return model === models.light ? 'light' : model === models.full ? 'full' : null;
}
