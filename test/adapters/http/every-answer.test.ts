import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createServer } from '../../../adapters/http/create-server.ts';
import { addOperations } from '../../../adapters/http/operations.ts';
import { createMetrics } from '../../../src/insight/metrics.ts';

let app: ReturnType<typeof createServer>;
let port: number;

beforeEach(async () => {
  app = createServer();
  app.get('/plain', () => ({ ok: true }));
  app.get('/past-fastify', (_request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/html' }).end('<p>installed</p>');
  });
  addOperations(app, { readiness: () => ({ ready: true, parts: {} }), metrics: createMetrics(), metricsToken: null });
  port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
});
afterEach(() => app.close());

/** Sends bytes as they are; gives everything that comes back until the server closes. */
async function send(bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.end(bytes);
  return (await text(socket)).toLowerCase();
}

const request = (path: string, host: string, more = ''): string =>
  `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${more}\r\n`;

describe('every answer has safe headers', () => {
  it.each([
    ['a route', () => request('/plain', 'localhost'), '200 ok'],
    ['a route that answers past Fastify', () => request('/past-fastify', 'localhost'), '200 ok'],
    ['no route', () => request('/nothing', 'localhost'), '404 not found'],
    ['the metrics', () => request('/metrics', 'localhost'), '200 ok'],
    ['what is no HTTP', () => 'hello\r\n\r\n', '400 bad request'],
    ['too long a head', () => request('/plain', 'localhost', `x: ${'y'.repeat(20_000)}\r\n`), '431 request header'],
  ])('of %s', async (_name, bytes, status) => {
    const answer = await send(bytes());
    expect(answer.split('\r\n')[0]).toContain(status);
    for (const header of ['x-content-type-options: nosniff', 'x-frame-options: deny', 'referrer-policy: no-referrer']) {
      expect(answer).toContain(header);
    }
    expect(answer).toContain('cache-control: no-store');
    expect(answer.match(/x-frame-options/g)).toHaveLength(1);
  });
});

describe('the metrics of a server for its own machine', () => {
  it('are not for a site whose name is made to lead to it', async () => {
    expect(await send(request('/metrics', 'evil.example'))).toContain('403 forbidden');
    expect(await send(request('/metrics', `127.0.0.1:${port}`))).toContain('200 ok');
  });

  it('are given to whoever has the token, by any name', async () => {
    await app.close();
    app = createServer();
    addOperations(app, { readiness: () => ({ ready: true, parts: {} }), metrics: createMetrics(), metricsToken: 't' });
    port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
    expect(await send(request('/metrics', 'bot.example', 'Authorization: Bearer t\r\n'))).toContain('200 ok');
    expect(await send(request('/metrics', 'bot.example'))).toContain('401 unauthorized');
  });

  it('are read so often a minute, and no more', async () => {
    const statuses = [];
    for (let read = 0; read < 121; read += 1) {
      statuses.push((await app.inject({ url: '/metrics', headers: { host: 'localhost' } })).statusCode);
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(120);
    expect(statuses.at(-1)).toBe(429);
    // How a process is may be asked at any time.
    expect((await app.inject('/healthz')).statusCode).toBe(200);
  });
});
