import type { Clock } from '../clock.ts';
import type { LoadObserver } from '../manual/library/load-observer.ts';
import { createFailingManuals } from './failing-manuals.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { refusedBy } from './refused.ts';

/** Tells metrics and log how manuals are loaded. */
export function observeLoads({ log, metrics, clock }: { log: Log; metrics: Metrics; clock: Clock }): LoadObserver {
  const failing = createFailingManuals(clock);
  metrics.onCollect(() => {
    metrics.manualFailing.reset();
    for (const [manual, seconds] of failing.seconds) metrics.manualFailing.set({ manual }, seconds);
  });
  return {
    tier(tier, result) {
      metrics.manualCache.inc({ tier, result });
    },
    failure(reason, detail, documentId) {
      failing.failed(documentId);
      metrics.manualFailures.inc({ reason });
      const what = refusedBy(detail);
      if (what !== null) metrics.refusals.inc({ part: 'manual', what });
      log.warn({ event: 'manual_failed', reason, detail, manual: documentId });
    },
    cacheFailure(operation, detail) {
      log.warn({ event: 'manual_cache_failed', operation, detail });
    },
    success(documentId) {
      failing.succeeded(documentId);
    },
  };
}
