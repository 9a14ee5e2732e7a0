import type { OutgoingHttpHeaders } from 'node:http';
import type { Handler } from './start-manual-server.ts';

export interface DocumentOptions {
  readonly status?: number;
  /** The Content-Type; null sends none. Without it: PDF or HTML, by the bytes' start. */
  readonly type?: string | null;
  readonly etag?: string;
  /** As it stands in the header, `Tue, 03 Nov 2026 10:00:00 GMT`. */
  readonly lastModified?: string;
  readonly headers?: OutgoingHttpHeaders;
}

/** A handler that sends the document, and a 304 to whoever already has it. */
export function serveDocument(what: Uint8Array | string, options: DocumentOptions = {}): Handler {
  const bytes = Buffer.from(what);
  const { etag, lastModified } = options;
  const type = options.type === undefined ? typeOf(bytes) : options.type;
  const validators = {
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { 'last-modified': lastModified }),
  };
  return (request, response) => {
    const had = request.headers['if-none-match'];
    const unchanged =
      had === undefined
        ? lastModified !== undefined && request.headers['if-modified-since'] === lastModified
        : had === etag;
    if (unchanged) {
      response.writeHead(304, validators).end();
      return;
    }
    const head = { 'content-length': bytes.length, ...(type === null ? {} : { 'content-type': type }) };
    response.writeHead(options.status ?? 200, { ...head, ...validators, ...options.headers }).end(bytes);
  };
}

function typeOf(bytes: Buffer): string {
  return bytes.subarray(0, 5).toString('latin1') === '%PDF-' ? 'application/pdf' : 'text/html; charset=utf-8';
}
