import type { Chunks } from './decode-content.ts';
import { FetchFailure } from './fetch-failure.ts';
import { joinChunks } from './join-chunks.ts';
import { megabytes } from './limits.ts';

/** Passes the chunks on and tells the bytes so far. @throws FetchFailure above the limit. */
export async function* counted(chunks: Chunks, limit: number, onBytes: (bytes: number) => void): Chunks {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > limit) throw new FetchFailure('too-large', `more than ${megabytes(limit)} came`);
    onBytes(bytes);
    yield chunk;
  }
}

/** Everything in one piece. @throws FetchFailure above the limit, without reading on; what the source throws. */
export async function collectBytes(chunks: Chunks, limit: number): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > limit) throw new FetchFailure('too-large', `it unpacks to more than ${megabytes(limit)}`);
    kept.push(chunk);
  }
  return joinChunks(kept, bytes);
}
