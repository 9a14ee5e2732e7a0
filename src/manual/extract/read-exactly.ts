import type { Readable } from 'node:stream';

/** The next `length` bytes of a stream that carries no more than these for now. Throws when it ends before. */
export async function readExactly(stream: Readable, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const chunk: unknown = stream.read();
    if (chunk instanceof Uint8Array) {
      bytes.set(chunk, filled);
      filled += chunk.length;
    } else {
      if (stream.readableEnded || stream.destroyed) throw new Error(`the stream ended at ${filled} of ${length} bytes`);
      await readable(stream);
    }
  }
  return bytes;
}

function readable(stream: Readable): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      for (const event of ['readable', 'end', 'close']) stream.off(event, settle);
      resolve();
    };
    for (const event of ['readable', 'end', 'close']) stream.on(event, settle);
  });
}
