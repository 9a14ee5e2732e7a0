import { expect, it } from 'vitest';
import { createServer } from '../../../adapters/http/create-server.ts';
import { limitRate } from '../../../adapters/http/limit-rate.ts';

function server() {
  const app = createServer();
  app.get('/events', () => 'taken');
  void app.register(async (scope) => {
    await limitRate(scope, 3);
    scope.get('/page', () => 'shown');
  });
  return app;
}

it('turns an address away that calls too often, with a sentence and safe headers, and no other', async () => {
  const app = server();
  const page = (remoteAddress: string) => app.inject({ url: '/page', remoteAddress });
  const codes = [];
  for (let call = 0; call < 4; call += 1) codes.push((await page('203.0.113.1')).statusCode);
  expect(codes).toEqual([200, 200, 200, 429]);
  const turnedAway = await page('203.0.113.1');
  expect(turnedAway.json()).toEqual({ error: 'These are too many requests; please wait a minute.' });
  expect(turnedAway.headers['x-content-type-options']).toBe('nosniff');
  expect(Number(turnedAway.headers['retry-after'])).toBeGreaterThan(0);
  expect((await page('203.0.113.2')).statusCode).toBe(200);
});

it('leaves the platforms’ events alone', async () => {
  const app = server();
  for (let call = 0; call < 20; call += 1) expect((await app.inject('/events')).statusCode).toBe(200);
});
