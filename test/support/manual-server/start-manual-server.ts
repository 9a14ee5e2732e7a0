import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { SecureContextOptions } from 'node:tls';
import { promisify } from 'node:util';
import { serveDocument, type DocumentOptions } from './serve-document.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** A maker's web server on 127.0.0.1. Paths are exact and without query; a path that nothing serves is a 404. */
export interface ManualServer {
  /** `127.0.0.1:PORT`, as MANUALS_ALLOW wants it. */
  readonly hostPort: string;
  readonly port: number;
  url(path: string): string;
  /** Serves a document (a string is HTML unless the options say otherwise), or whatever a handler does. */
  serve(path: string, what: Uint8Array | string | Handler, options?: DocumentOptions): void;
  /** How many requests this path has had, 304s included. */
  hits(path: string): number;
  /** The headers of each request of this path, oldest first. */
  requests(path: string): readonly IncomingHttpHeaders[];
  /** Bytes that went to the socket for this path's finished requests, heads included. */
  bytesSent(path: string): number;
  /** How many requests of this path are over, whether answered in full or broken off. */
  finished(path: string): number;
  /** How many connections are open. */
  connections(): Promise<number>;
  close(): Promise<void>;
}

interface Record {
  handler: Handler | null;
  readonly requests: IncomingHttpHeaders[];
  bytes: number;
  finished: number;
}

/** Starts a server, over TLS when a certificate is given; `address` is what it listens on. */
export async function startManualServer(
  options: { readonly tls?: SecureContextOptions; readonly address?: string } = {},
): Promise<ManualServer> {
  const records = new Map<string, Record>();
  const recordOf = (path: string): Record => {
    const record = records.get(path) ?? { handler: null, requests: [], bytes: 0, finished: 0 };
    records.set(path, record);
    return record;
  };
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const record = recordOf((request.url ?? '/').replace(/\?.*$/s, ''));
    record.requests.push(request.headers);
    const before = request.socket.bytesWritten;
    response.on('close', () => {
      record.bytes += request.socket.bytesWritten - before;
      record.finished += 1;
    });
    void handle(record.handler ?? notFound, request, response);
  };
  const address = options.address ?? '127.0.0.1';
  const server = options.tls === undefined ? createServer(answer) : createSecureServer(options.tls, answer);
  server.listen(0, address);
  await once(server, 'listening');
  const port = portOf(server.address());
  const hostPort = `${address.includes(':') ? `[${address}]` : address}:${port}`;
  return {
    hostPort,
    port,
    url: (path) => `${options.tls === undefined ? 'http' : 'https'}://${hostPort}${path}`,
    serve(path, what, documentOptions) {
      recordOf(path).handler = typeof what === 'function' ? what : serveDocument(what, documentOptions);
    },
    hits: (path) => recordOf(path).requests.length,
    requests: (path) => recordOf(path).requests,
    bytesSent: (path) => recordOf(path).bytes,
    finished: (path) => recordOf(path).finished,
    connections: () => promisify(server.getConnections.bind(server))(),
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function handle(handler: Handler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await handler(request, response);
  } catch {
    response.destroy();
  }
}

function notFound(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain' }).end('Not Found');
}

function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
