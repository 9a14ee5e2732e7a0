import { availableParallelism } from 'node:os';
import type { Extractor, ExtractOutcome } from '../extractor.ts';
import type { ManualText } from '../manual.ts';
import { FaultError } from './fault-error.ts';
import { createReaderPool } from './reader-pool.ts';
import { limits } from './limits.ts';
import { readDocument } from './read-document.ts';

export interface ExtractorOptions {
  /** How many processes read at a time; default: the machine's cores, at most 4. */
  readonly processes?: number;
  /** For one document, waiting for a reader included; milliseconds. */
  readonly timeout?: number;
  /** For each process; MB. A manual of 1,200 pages takes about 320. */
  readonly memoryLimit?: number;
  /** How many documents may wait for a reader. */
  readonly queue?: number;
  /** After which a process without work is ended; milliseconds. */
  readonly idle?: number;
}

/**
 * Makes pages out of documents' bytes in child processes, which are started when the first document comes. The pages of
 * a large PDF are shared out over all of them. No document can block or end this process, or hold more than the memory
 * and the time that it is given.
 */
export function createExtractor(options: ExtractorOptions = {}): Extractor {
  const timeout = options.timeout ?? 60_000;
  const pool = createReaderPool({
    processes: options.processes ?? Math.min(4, availableParallelism()),
    memoryLimit: options.memoryLimit ?? 512,
    queue: options.queue ?? 32,
    idle: options.idle ?? 30_000,
  });

  return {
    async extract(bytes, format, { signal, onProgress }): Promise<ExtractOutcome> {
      signal.throwIfAborted();
      if (bytes.length === 0) return failed('empty', 'the document has no bytes');
      if (bytes.length > limits.bytes) return failed('too-large', `the document has ${bytes.length} bytes`);
      const deadline = AbortSignal.timeout(timeout);
      try {
        const both = AbortSignal.any([signal, deadline]);
        return { kind: 'extracted', text: await readTwice(pool, bytes, format, { signal: both, onProgress }) };
      } catch (error) {
        signal.throwIfAborted();
        if (deadline.aborted) return failed('too-slow', `the document was not read within ${timeout} ms`);
        if (error instanceof FaultError) return failed(error.fault, error.message);
        throw error;
      }
    },
    close: () => pool.close(),
  };
}

/** A reader that ended by itself may have been ended by somebody; a second one that does so has met what ends readers. */
async function readTwice(...reading: Parameters<typeof readDocument>): Promise<ManualText> {
  try {
    return await readDocument(...reading);
  } catch (error) {
    if (!(error instanceof FaultError) || error.fault !== 'reader-failed') throw error;
    return readDocument(...reading);
  }
}

function failed(reason: FaultError['fault'], detail: string): ExtractOutcome {
  return { kind: 'failed', reason, detail };
}
