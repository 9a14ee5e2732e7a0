import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { FetchFailure } from './fetch-failure.ts';

export type Chunks = AsyncIterable<Uint8Array>;

/** What a request asks for: what can be undone here. */
export const acceptedEncodings = 'gzip, deflate, br';

const CHUNK = { chunkSize: 64 * 1024 };

/**
 * Undoes a Content-Encoding chunk by chunk, at the reader's pace.
 *
 * @throws FetchFailure for an encoding that wasn't asked for, and for several on top of each other; what zlib throws,
 *   while being read, for a body that is cut or isn't what the encoding says.
 */
export function decodeContent(contentEncoding: string, body: Chunks): Chunks {
  const encoding = contentEncoding.trim().toLowerCase();
  switch (encoding) {
    case '':
    case 'identity':
      return body;
    case 'gzip':
    case 'x-gzip':
      return through(createGunzip(CHUNK), body);
    case 'br':
      return through(createBrotliDecompress(CHUNK), body);
    case 'deflate':
      return inflated(body);
    default:
      throw new FetchFailure('not-a-document', `the body's encoding is ${JSON.stringify(encoding.slice(0, 40))}`);
  }
}

/** "deflate" means zlib's format (RFC 9110, 8.4.1.2), but some servers send it without its head. */
async function* inflated(body: Chunks): Chunks {
  const chunks = body[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done === true) return;
  // The low four bits of zlib's first byte name the method, 8 (RFC 1950); a bare stream would begin with a reserved block.
  const hasHead = ((first.value[0] ?? 0) & 0x0f) === 8;
  yield* through(hasHead ? createInflate(CHUNK) : createInflateRaw(CHUNK), resumed(first.value, chunks));
}

async function* resumed(first: Uint8Array, rest: AsyncIterator<Uint8Array>): Chunks {
  yield first;
  yield* { [Symbol.asyncIterator]: () => rest };
}

async function* through(decoder: Transform, body: Chunks): Chunks {
  // Whatever fails destroys the decoder with it, so that the reader below is told.
  pipeline(body, decoder).catch(() => undefined);
  yield* decoder;
}
