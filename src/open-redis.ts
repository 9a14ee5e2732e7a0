import type { Clock } from './clock.ts';
import type { Log } from './insight/log.ts';
import type { Metrics } from './insight/metrics.ts';
import { refusedBy } from './insight/refused.ts';
import { connectRedis } from './redis/connect-redis.ts';
import type { RedisClient } from './redis/connect-redis.ts';
import type { Settings } from './settings/schema.ts';

interface RedisParts {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly clock: Clock;
}

/** How long the start waits for Redis before it goes on without; milliseconds. */
const patience = 1_000;

/** Connects to Redis and says in log and metrics how it is; null where the settings name none. */
export async function openRedis(settings: Settings, parts: RedisParts): Promise<RedisClient | null> {
  const { log, metrics, clock } = parts;
  if (settings.REDIS_URL === null) return null;
  const redis = connectRedis(settings.REDIS_URL.join(','), {
    clock,
    onState(state, detail) {
      metrics.up.set({ part: 'redis' }, state === 'ready' ? 1 : 0);
      const what = refusedBy(detail ?? '');
      if (what !== null) metrics.refusals.inc({ part: 'redis', what });
      log[state === 'ready' ? 'info' : 'warn']({ event: 'redis_state', state, detail });
    },
  });
  metrics.up.set({ part: 'redis' }, 0);
  await redis.untilReady(patience);
  return redis;
}
