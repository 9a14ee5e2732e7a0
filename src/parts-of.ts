import type { Part } from './insight/health.ts';
import type { OpenModel } from './open-model.ts';
import type { RedisClient } from './redis/connect-redis.ts';
import type { Settings } from './settings/schema.ts';

/** The parts that `/readyz` tells of: the catalog, Redis and the model. */
export function partsOf(settings: Settings, redis: RedisClient | null, model: OpenModel): readonly Part[] {
  return [
    { name: 'catalog', optional: false, state: () => 'up' },
    {
      name: 'redis',
      // A process that does everything answers without Redis; split ones can't reach each other.
      optional: settings.ROLE === 'all',
      state: () => (redis === null ? 'off' : redis.state === 'ready' ? 'up' : 'degraded'),
    },
    {
      name: 'model',
      optional: true,
      state: () => (settings.GEMINI_API_KEY === null ? 'off' : model.breakerOpen ? 'degraded' : 'up'),
    },
  ];
}
