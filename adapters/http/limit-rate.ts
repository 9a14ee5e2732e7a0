import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';

/**
 * Answers 429 on the routes added to this scope afterwards once an address has called them so often within a minute.
 * Platforms' events are signed and come from few addresses: they are not for this.
 */
export async function limitRate(scope: FastifyInstance, perMinute: number): Promise<void> {
  await scope.register(rateLimit, { max: perMinute, timeWindow: 60_000, cache: 10_000 });
}
