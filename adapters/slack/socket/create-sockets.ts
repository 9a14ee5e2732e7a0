import type { App, Receiver } from '@slack/bolt';
import type { Clock } from '../../../src/clock.ts';
import { withDeadline } from '../../../src/deadline.ts';
import type { PartState } from '../../../src/insight/health.ts';
import { closeConnection, openConnection } from './open-connection.ts';
import type { Connection, ConnectionOptions } from './open-connection.ts';

export interface SocketsOptions extends ConnectionOptions {
  readonly clock: Clock;
  readonly onState: (state: PartState, detail: string | null) => void;
}

export interface Sockets extends Receiver {
  readonly state: PartState;
  /** Connects, and from then on stays connected; resolves when the first connection stands or has failed. */
  start(): Promise<void>;
  /** Takes nothing more; resolves when every socket has closed, or after 2 seconds. */
  stop(): Promise<void>;
}

/** For opening a connection. Milliseconds. */
const connectWithin = 10_000;
const firstPause = 100;
const longestPause = 10_000;
/** A connection that lived no longer than this counts as failed. Milliseconds. */
const shortLife = 1_000;

/**
 * Takes events by socket. The library's own way to connect again waits for seconds, gives up with a rejection that nobody
 * handles, and opens nothing before the old socket has closed; here each connection is a receiver of its own, and the
 * next one is opened the moment one is told to end or breaks.
 */
export function createSockets(options: SocketsOptions): Sockets {
  const ended = new AbortController();
  const line = createLine(options, ended.signal);
  let running: Promise<void> = Promise.resolve();
  return {
    get state() {
      return line.state;
    },
    init: (bolt) => {
      line.app = bolt;
    },
    async start() {
      const first = Promise.withResolvers<undefined>();
      running = stayConnected(line, options, ended.signal, () => {
        first.resolve(undefined);
      });
      await first.promise;
    },
    async stop() {
      ended.abort(new Error('the process is ending'));
      await Promise.all([...line.open].map((connection) => closeConnection(connection, options.clock)));
      await running;
    },
  };
}

/** The connections that are open, and how things stand. */
interface Line {
  app: App | null;
  readonly state: PartState;
  readonly open: ReadonlySet<Connection>;
  become(state: PartState, detail: string | null): void;
  /** Throws when no connection comes about. */
  connect(): Promise<Connection>;
}

function createLine(options: SocketsOptions, signal: AbortSignal): Line {
  const { clock, onState } = options;
  const open = new Set<Connection>();
  let state: PartState = 'degraded';
  const line: Line = {
    app: null,
    open,
    get state() {
      return state;
    },
    become(next, detail) {
      if (next === state) return;
      state = next;
      onState(next, detail);
    },
    async connect() {
      const connection = openConnection(options, line.app);
      open.add(connection);
      connection.receiver.client.once('disconnected', () => open.delete(connection));
      try {
        await withDeadline(clock, connectWithin, signal, () => connection.receiver.start());
        return connection;
      } catch (error) {
        open.delete(connection);
        await closeConnection(connection, clock);
        throw error;
      }
    },
  };
  return line;
}

async function stayConnected(
  line: Line,
  { clock }: SocketsOptions,
  signal: AbortSignal,
  tried: () => void,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      const { over } = await line.connect();
      const since = clock.now();
      line.become('up', null);
      tried();
      await over;
      line.become('degraded', 'the socket was closed');
      failures = clock.now() - since < shortLife ? failures + 1 : 0;
    } catch (error) {
      failures += 1;
      line.become('degraded', error instanceof Error ? error.message : String(error));
      tried();
    }
    await clock.sleep(pauseAfter(failures), signal).catch(() => undefined);
  }
}

/** One that broke is replaced at once; only what goes wrong again and again has to wait. Milliseconds. */
function pauseAfter(failures: number): number {
  return failures === 0 ? 0 : Math.min(longestPause, firstPause * 2 ** Math.min(failures - 1, 10));
}
