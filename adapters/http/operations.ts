import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Readiness } from '../../src/insight/health.ts';
import type { Metrics } from '../../src/insight/metrics.ts';
import { limitRate } from './limit-rate.ts';
import { addressesOf, isOwnHost } from './own-host.ts';

export interface OperationsOptions {
  readonly readiness: () => Readiness;
  readonly metrics: Pick<Metrics, 'read'>;
  /** When set, /metrics asks for it as a bearer token. */
  readonly metricsToken: string | null;
}

/** By one address within a minute: Prometheus reads every few seconds. */
const mostReads = 120;

/** The routes for those who run the bot: `/healthz` (alive), `/readyz` (can answer, by part) and `/metrics`. */
export function addOperations(app: FastifyInstance, { readiness, metrics, metricsToken }: OperationsOptions): void {
  app.get('/healthz', () => ({ alive: true }));
  app.get('/readyz', (_request, reply) => {
    const state = readiness();
    return reply.code(state.ready ? 200 : 503).send(state);
  });
  void app.register(async (scope) => {
    await limitRate(scope, mostReads);
    addMetrics(scope, metrics, metricsToken);
  });
}

function addMetrics(app: FastifyInstance, metrics: Pick<Metrics, 'read'>, metricsToken: string | null): void {
  app.get('/metrics', async (request, reply) => {
    // Without a token a site whose name is made to lead to this machine could read them in somebody's browser.
    if (metricsToken === null && !isOwnHost(addressesOf(app), request.headers.host)) {
      return reply.code(403).send({ error: 'This server is for its own machine. Please ask it as localhost.' });
    }
    if (metricsToken !== null && !sameText(request.headers.authorization ?? '', `Bearer ${metricsToken}`)) {
      return reply
        .code(401)
        .header('www-authenticate', 'Bearer')
        .send({ error: 'Send METRICS_TOKEN as a bearer token.' });
    }
    const { contentType, text } = await metrics.read();
    return reply.type(contentType).send(text);
  });
}

/** Compares in a time that doesn't tell how much was right. */
function sameText(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
