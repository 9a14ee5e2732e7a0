import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { FaultError } from './fault-error.ts';
import { limits } from './limits.ts';
import { deathOf } from './reader-death.ts';
import { replySchema, type Fault, type Reply, type ReplyOf, type Request } from './protocol.ts';

/** A child process that reads documents, as the main process sees it. One request at a time. */
export interface Reader {
  /** Ready for another document: alive, not used too often, and not holding most of its memory already. */
  readonly fresh: boolean;
  /** Alive, and not in the middle of a request. */
  readonly idle: boolean;
  open(bytes: Uint8Array, format: 'pdf' | 'html'): Promise<ReplyOf<'opened'>>;
  /** Throws FaultError when the reply is a fault, or the process has ended or was killed. */
  request<Kind extends Reply['kind']>(request: Request, expected: Kind): Promise<ReplyOf<Kind>>;
  /** Lets its document go. */
  close(): Promise<void>;
  /** Whether it keeps the main process from ending. */
  hold(held: boolean): void;
  /** Ends it at once, whatever it is doing; a request that is waiting fails with `fault`. Resolves when it has ended. */
  kill(fault: Fault, detail: string): Promise<void>;
}

/** Of a reader's memory for V8's heap, so that garbage is collected before the watchdog sees it. */
const heapShare = 0.6;

/** A reader that still holds this share of its memory without a document is replaced. */
const fullShare = 0.6;

const folder = import.meta.dirname;
const packages = dirname(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')));

/**
 * Starts a reader that may hold `memoryLimit` MB. It runs without an environment, without access to files other than
 * its own code, without child processes and native code: a document that breaks out of its parser finds nothing there.
 */
export function startReader(memoryLimit: number): Reader {
  const child = fork(join(folder, 'worker.ts'), [String(memoryLimit)], {
    execArgv: [
      '--no-warnings',
      `--max-old-space-size=${Math.round(memoryLimit * heapShare)}`,
      '--permission',
      '--allow-worker',
      `--allow-fs-read=${dirname(folder)}`,
      `--allow-fs-read=${packages}`,
    ],
    env: {},
    serialization: 'advanced',
    stdio: ['pipe', 'ignore', 'pipe', 'ipc'],
  });
  // An end in mid-write is told by `exit`.
  child.stdin?.on('error', () => undefined);
  return converse(child, memoryLimit);
}

function converse(child: ChildProcess, memoryLimit: number): Reader {
  let opened = 0;
  let memory = 0;
  let end: FaultError | null = null;
  let waiting: PromiseWithResolvers<Reply> | null = null;
  const exited = Promise.withResolvers<undefined>();

  function settleEnd(error: FaultError): void {
    end ??= error;
    waiting?.reject(end);
    waiting = null;
  }
  child.on('message', (message) => {
    const request = waiting;
    waiting = null;
    settle(request, message);
  });
  void deathOf(child, memoryLimit).then((error) => {
    settleEnd(error);
    exited.resolve(undefined);
  });

  async function request<Kind extends Reply['kind']>(message: Request, expected: Kind): Promise<ReplyOf<Kind>> {
    if (end !== null) throw end;
    waiting = Promise.withResolvers<Reply>();
    child.send(message);
    const reply = await waiting.promise;
    if (isOf(reply, expected)) return reply;
    if (reply.kind === 'failed') throw new FaultError(reply.fault, reply.detail);
    throw new FaultError('reader-failed', `the reader answered ${reply.kind} where ${expected} was asked for`);
  }

  return {
    get fresh() {
      return end === null && opened < limits.documentsPerReader && memory < memoryLimit * fullShare;
    },
    get idle() {
      return end === null && waiting === null;
    },
    async open(bytes, format) {
      opened += 1;
      const reply = request({ kind: 'open', format, length: bytes.length }, 'opened');
      child.stdin?.write(bytes);
      return reply;
    },
    request,
    async close() {
      memory = (await request({ kind: 'close' }, 'closed')).memory;
    },
    hold: (held) => {
      hold(child, held);
    },
    async kill(fault, detail) {
      settleEnd(new FaultError(fault, detail));
      // Whoever waits for the end has to be kept alive until it comes.
      hold(child, true);
      child.kill('SIGKILL');
      await exited.promise;
    },
  };
}

function settle(request: PromiseWithResolvers<Reply> | null, message: unknown): void {
  const reply = replySchema.safeParse(message);
  if (reply.success) request?.resolve(reply.data);
  else request?.reject(new FaultError('reader-failed', 'the reader gave something that is no reply'));
}

function hold(child: ChildProcess, held: boolean): void {
  if (held) {
    child.ref();
    child.channel?.ref();
    if (child.stderr instanceof Socket) child.stderr.ref();
  } else {
    child.unref();
    child.channel?.unref();
    if (child.stderr instanceof Socket) child.stderr.unref();
  }
}

function isOf<Kind extends Reply['kind']>(reply: Reply, kind: Kind): reply is ReplyOf<Kind> {
  return reply.kind === kind;
}
