import { startReader, type Reader } from './reader.ts';
import { FaultError } from './fault-error.ts';

export interface ReaderPoolOptions {
  readonly processes: number;
  /** Of one process; MB. */
  readonly memoryLimit: number;
  /** Documents that may wait for a reader; one more is refused. */
  readonly queue: number;
  /** A reader without work is ended after this; milliseconds. */
  readonly idle: number;
}

export interface ReaderPool {
  /** A reader for this caller alone, started if need be; waits in line. Throws FaultError when the line is full. */
  acquire(signal: AbortSignal): Promise<Reader>;
  /** A reader that nobody is waiting for, or null. */
  spare(): Reader | null;
  /** Whether a document waits for a reader. */
  readonly waiting: boolean;
  /** Gives a reader back; one that has ended or is worn out is let go. */
  release(reader: Reader): void;
  close(): Promise<void>;
}

/** Readers started when they are needed, kept for the next document and ended when there is none. */
export function createReaderPool(options: ReaderPoolOptions): ReaderPool {
  const readers = createReaders(options);
  const line = new Set<PromiseWithResolvers<Reader>>();
  let closed = false;

  return {
    async acquire(signal) {
      signal.throwIfAborted();
      if (closed) throw closedFault();
      const reader = line.size === 0 ? readers.take() : null;
      if (reader !== null) return reader;
      if (line.size >= options.queue) throw new FaultError('too-slow', `${line.size} documents are waiting already`);
      return place(line, signal);
    },
    get waiting() {
      return line.size > 0;
    },
    spare: () => (line.size === 0 && !closed ? readers.take() : null),
    release(reader) {
      readers.giveBack(reader);
      const [next] = line;
      const free = next === undefined ? null : readers.take();
      if (next === undefined || free === null) return;
      line.delete(next);
      next.resolve(free);
    },
    async close() {
      closed = true;
      for (const waiting of line) waiting.reject(closedFault());
      line.clear();
      await readers.end();
    },
  };
}

function closedFault(): FaultError {
  return new FaultError('too-slow', 'the readers have been closed');
}

/** The last place in line; left when the signal is aborted. */
async function place(line: Set<PromiseWithResolvers<Reader>>, signal: AbortSignal): Promise<Reader> {
  const own = Promise.withResolvers<Reader>();
  const leave = () => {
    line.delete(own);
    own.reject(signal.reason);
  };
  line.add(own);
  signal.addEventListener('abort', leave, { once: true });
  try {
    return await own.promise;
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

interface Readers {
  /** One that has nothing to do, or a new one, or null when there may be no more. */
  take(): Reader | null;
  giveBack(reader: Reader): void;
  end(): Promise<void>;
}

function createReaders({ processes, memoryLimit, idle }: ReaderPoolOptions): Readers {
  const resting = new Map<Reader, NodeJS.Timeout>();
  const busy = new Set<Reader>();

  function rest(reader: Reader): void {
    reader.hold(false);
    const end = () => {
      resting.delete(reader);
      void reader.kill('too-slow', 'the reader was ended, having no work');
    };
    resting.set(reader, setTimeout(end, idle).unref());
  }

  function wake(): Reader | null {
    for (const [reader, timer] of resting) {
      clearTimeout(timer);
      resting.delete(reader);
      if (reader.fresh) return reader;
    }
    return busy.size < processes ? startReader(memoryLimit) : null;
  }

  return {
    take() {
      const reader = wake();
      if (reader === null) return null;
      busy.add(reader);
      reader.hold(true);
      return reader;
    },
    giveBack(reader) {
      busy.delete(reader);
      if (reader.fresh) rest(reader);
      else void reader.kill('too-slow', 'the reader was ended after its last document');
    },
    async end() {
      const all = [...resting.keys(), ...busy];
      for (const timer of resting.values()) clearTimeout(timer);
      resting.clear();
      await Promise.all(all.map((reader) => reader.kill('too-slow', 'the readers have been closed')));
    },
  };
}
