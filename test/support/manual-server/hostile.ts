import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import type { Handler } from './start-manual-server.ts';

const PDF_START = Buffer.from('%PDF-1.7\n');
const CHUNK = Buffer.alloc(64 * 1024, 0x20);

/** Accepts the request and never answers. */
export function silence(): Handler {
  return () => undefined;
}

/** Sends the bytes one by one, so that it would take minutes. */
export function slowDrip(bytes: Uint8Array, everyMilliseconds = 20): Handler {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/pdf', 'content-length': bytes.length });
    let sent = 0;
    const timer = setInterval(() => {
      if (sent < bytes.length) response.write(bytes.subarray(sent, ++sent));
      else response.end();
    }, everyMilliseconds);
    response.on('close', () => {
      clearInterval(timer);
    });
  };
}

/** A body without end: a PDF's header, then blanks as fast as the other side takes them. */
export function endless(start: Uint8Array = PDF_START): Handler {
  return blanks(Infinity, {}, start);
}

/** Blanks up to the given length after a PDF's header, with or without saying so in the head. */
export function blanks(length: number, headers: OutgoingHttpHeaders = {}, start: Uint8Array = PDF_START): Handler {
  return async (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/pdf', ...headers });
    await pipeline(Readable.from(padded(start, length)), response);
  };
}

/** Says `claimed` in Content-Length and sends what it has, then closes the connection. */
export function lyingLength(bytes: Uint8Array, claimed: number): Handler {
  return (_request, response) => {
    response.shouldKeepAlive = false;
    raw(response, `content-type: application/pdf\r\ncontent-length: ${claimed}\r\n`, bytes).end();
  };
}

/** Neither length nor chunks: the body ends where the connection does. */
export function untilClosed(bytes: Uint8Array, headers = 'content-type: application/pdf\r\n'): Handler {
  return (_request, response) => {
    raw(response, headers, bytes).end();
  };
}

/** Sends the bytes given as part of a longer body, then resets the connection. */
export function reset(bytes: Uint8Array): Handler {
  return (_request, response) => {
    raw(response, `content-type: application/pdf\r\ncontent-length: ${bytes.length * 2}\r\n`, bytes);
    setTimeout(() => response.socket?.resetAndDestroy(), 20);
  };
}

/** A status and nothing else of use. */
export function status(code: number, headers: OutgoingHttpHeaders = {}, body = 'no manual here'): Handler {
  return (_request, response) => {
    response.writeHead(code, { 'content-type': 'text/plain', ...headers }).end(body);
  };
}

/** Letters beyond ASCII go out as the bytes of their UTF-8, as servers send them. */
export function redirect(location: string, code = 302): Handler {
  return status(code, { location: Buffer.from(location).toString('latin1') });
}

/** A small body that unpacks to a PDF's header and `megabytes` of blanks. */
export function gzipBomb(megabytes: number): Handler {
  return async (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/pdf', 'content-encoding': 'gzip' });
    await pipeline(Readable.from(padded(PDF_START, megabytes * 1024 * 1024)), createGzip({ level: 9 }), response);
  };
}

/** The first part of a gzip body, with a Content-Length that fits it. */
export function truncatedGzip(bytes: Uint8Array, share = 0.5): Handler {
  const whole = gzipSync(bytes);
  const cut = whole.subarray(0, Math.floor(whole.length * share));
  return (_request, response) => {
    response.writeHead(200, {
      'content-type': 'application/pdf',
      'content-encoding': 'gzip',
      'content-length': cut.length,
    });
    response.end(cut);
  };
}

function* padded(start: Uint8Array, length: number): Generator<Uint8Array> {
  yield start;
  for (let left = length - start.length; left > 0; left -= CHUNK.length) yield CHUNK.subarray(0, left);
}

/** Past Node's own bookkeeping of lengths and chunks, which would not lie. */
function raw(response: ServerResponse, headers: string, bytes: Uint8Array) {
  const { socket } = response;
  if (socket === null) throw new Error('the connection is gone');
  socket.write(`HTTP/1.1 200 OK\r\n${headers}connection: close\r\n\r\n`);
  socket.write(bytes);
  return socket;
}
