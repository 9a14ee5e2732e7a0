import type { Socket } from 'node:net';
import fastify from 'fastify';
import type { FastifyInstance } from 'fastify';

/** Bodies of our own routes are questions; platforms' routes set their own limit. Bytes. */
const mostBody = 64 * 1024;

const safeHeaders = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'cache-control': 'no-store',
} as const;

/** The HTTP server that every route hangs on, with safe headers on every answer and plain sentences for faults. */
export function createServer(): FastifyInstance {
  const app = fastify({
    bodyLimit: mostBody,
    requestTimeout: 30_000,
    forceCloseConnections: true,
    trustProxy: false,
    clientErrorHandler: refuseUnreadable,
  });
  app.addHook('onRequest', (_request, reply, done) => {
    // On the response itself: a route that answers past Fastify has them too.
    for (const [name, value] of Object.entries(safeHeaders)) reply.raw.setHeader(name, value);
    done();
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: 'There is nothing at this address.' }));
  app.setErrorHandler((error, _request, reply) => {
    const status = statusOf(error);
    return reply.code(status).send({ error: sentenceOf(status) });
  });
  return app;
}

/** Answers what isn't HTTP, is too slow or has too long a head: no route ever sees it. */
function refuseUnreadable(error: Error & { readonly code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return;
  const slow = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const long = error.code === 'HPE_HEADER_OVERFLOW';
  const status = slow ? '408 Request Timeout' : long ? '431 Request Header Fields Too Large' : '400 Bad Request';
  const body = JSON.stringify({ error: sentenceOf(400) });
  const headers = { ...safeHeaders, 'content-type': 'application/json', 'content-length': String(body.length) };
  const lines = Object.entries({ ...headers, connection: 'close' }).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status}`, ...lines, '', body].join('\r\n'));
}

function sentenceOf(status: number): string {
  if (status === 429) return 'These are too many requests; please wait a minute.';
  return status < 500 ? 'This request could not be read.' : 'Something went wrong here; please try again.';
}

/** The HTTP status of a fault: its own where it has one of a fault, else 500. */
export function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}
