import { expect, it } from 'vitest';
import { createServer } from '../../../adapters/http/create-server.ts';
import { addOperations } from '../../../adapters/http/operations.ts';
import { readiness } from '../../../src/insight/health.ts';
import { createMetrics } from '../../../src/insight/metrics.ts';
import type { Part } from '../../../src/insight/health.ts';

function server(parts: readonly Part[] = [], metricsToken: string | null = null) {
  const app = createServer();
  addOperations(app, { readiness: () => readiness(parts), metrics: createMetrics(), metricsToken });
  return app;
}

it('says that it is alive', async () => {
  const answer = await server().inject('/healthz');
  expect({ status: answer.statusCode, body: answer.json<unknown>() }).toEqual({ status: 200, body: { alive: true } });
});

it('is ready while only what it can do without is away', async () => {
  const redis: Part = { name: 'redis', optional: true, state: () => 'degraded' };
  const catalog: Part = { name: 'catalog', optional: false, state: () => 'up' };
  const answer = await server([redis, catalog]).inject('/readyz');
  expect(answer.statusCode).toBe(200);
  expect(answer.json<unknown>()).toEqual({ ready: true, parts: { redis: 'degraded', catalog: 'up' } });
});

it('says what does not work of a part that is up', async () => {
  const detail = 'Slack tells me nothing of direct messages.';
  const slack: Part = { name: 'slack', optional: true, state: () => 'up', detail: () => detail };
  const discord: Part = { name: 'discord', optional: true, state: () => 'up', detail: () => null };
  const answer = await server([slack, discord]).inject('/readyz');
  expect(answer.json<unknown>()).toEqual({
    ready: true,
    parts: { slack: 'up', discord: 'up' },
    details: { slack: detail },
  });
});

it('is not ready while something it needs is away', async () => {
  const answer = await server([{ name: 'redis', optional: false, state: () => 'degraded' }]).inject('/readyz');
  expect(answer.statusCode).toBe(503);
});

it('shows metrics to those who have the token alone', async () => {
  const app = server([], 'metrics-token');
  expect((await app.inject('/metrics')).statusCode).toBe(401);
  expect((await app.inject({ url: '/metrics', headers: { authorization: 'Bearer wrong' } })).statusCode).toBe(401);
  const right = await app.inject({ url: '/metrics', headers: { authorization: 'Bearer metrics-token' } });
  expect(right.statusCode).toBe(200);
});

it('answers unknown addresses and broken requests with a sentence and safe headers', async () => {
  const app = server();
  app.post('/echo', (request) => request.body);
  app.get('/broken', () => {
    throw new Error('secret detail');
  });
  const unknown = await app.inject('/nothing');
  expect(unknown.statusCode).toBe(404);
  expect(unknown.headers['x-content-type-options']).toBe('nosniff');
  const malformed = await app.inject({
    method: 'POST',
    url: '/echo',
    headers: { 'content-type': 'application/json' },
    payload: '{',
  });
  expect(malformed.statusCode).toBe(400);
  const large = await app.inject({ method: 'POST', url: '/echo', payload: { text: 'x'.repeat(70_000) } });
  expect(large.statusCode).toBe(413);
  const broken = await app.inject('/broken');
  expect(broken.statusCode).toBe(500);
  expect(broken.body).not.toContain('secret detail');
});
