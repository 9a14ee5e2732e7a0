import { SocketModeReceiver } from '@slack/bolt';
import type { App, Logger, Receiver } from '@slack/bolt';
import type { Clock } from '../../../src/clock.ts';
import { withDeadline } from '../../../src/deadline.ts';
import type { PartState } from '../../../src/insight/health.ts';

export interface SocketsOptions {
  readonly appToken: string;
  /** Ends in `/api/`; null: Slack's own. */
  readonly apiUrl: string | null;
  readonly logger: Logger;
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

/** One connection: its own receiver, so that a new one can stand before the old one has closed. */
interface Connection {
  readonly receiver: SocketModeReceiver;
  /** Resolves when it takes no more events. */
  readonly over: Promise<void>;
}

/** For opening a connection. Milliseconds. */
const connectWithin = 10_000;
const closeWithin = 2_000;
const firstPause = 100;
const longestPause = 10_000;
/** A peer that is gone without a word is noticed after this time. Milliseconds. */
const pongWithin = 3_000;

/**
 * Takes events by socket. The library's own way to connect again waits for seconds, gives up with a rejection that nobody
 * handles, and opens nothing before the old socket has closed; here each connection is a receiver of its own, and the
 * next one is opened the moment one is told to end or breaks.
 */
export function createSockets(options: SocketsOptions): Sockets {
  const { clock, onState } = options;
  const ended = new AbortController();
  const open = new Set<Connection>();
  let app: App | null = null;
  let state: PartState = 'degraded';
  let running: Promise<void> = Promise.resolve();

  function become(next: PartState, detail: string | null): void {
    if (next === state) return;
    state = next;
    onState(next, detail);
  }

  async function connect(): Promise<Connection> {
    const connection = openConnection(options, app);
    open.add(connection);
    void connection.receiver.client.once('disconnected', () => open.delete(connection));
    try {
      await withDeadline(clock, connectWithin, ended.signal, () => connection.receiver.start());
      return connection;
    } catch (error) {
      open.delete(connection);
      await close(connection, clock);
      throw error;
    }
  }

  async function stayConnected(tried: () => void): Promise<void> {
    let failures = 0;
    while (!ended.signal.aborted) {
      try {
        const { over } = await connect();
        failures = 0;
        become('up', null);
        tried();
        await over;
        become('degraded', 'the socket was closed');
      } catch (error) {
        failures += 1;
        become('degraded', error instanceof Error ? error.message : String(error));
        tried();
        const pause = Math.min(longestPause, firstPause * 2 ** Math.min(failures - 1, 10));
        await clock.sleep(pause, ended.signal).catch(() => undefined);
      }
    }
  }

  return {
    get state() {
      return state;
    },
    init(bolt) {
      app = bolt;
    },
    async start() {
      const first = Promise.withResolvers<undefined>();
      running = stayConnected(() => {
        first.resolve(undefined);
      });
      await first.promise;
    },
    async stop() {
      ended.abort(new Error('the process is ending'));
      await Promise.all([...open].map((connection) => close(connection, clock)));
      await running;
    },
  };
}

function openConnection({ appToken, apiUrl, logger }: SocketsOptions, app: App | null): Connection {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    clientPingTimeout: pongWithin,
    installerOptions: {
      clientOptions: {
        ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
        // Trying again is done here, where the old connection can be seen.
        retryConfig: { retries: 0 },
      },
    },
  });
  if (app !== null) receiver.init(app);
  const over = new Promise<void>((resolve) => {
    receiver.client.once('disconnected', () => {
      resolve();
    });
    receiver.client.on('ws_message', (data: unknown) => {
      if (typeof data === 'string' && isDisconnect(data)) resolve();
    });
  });
  return { receiver, over };
}

/** `{"type":"disconnect",…}`: the platform is about to close this socket, and wants another one opened. */
function isDisconnect(data: string): boolean {
  if (data.length > 2_000 || !data.includes('"disconnect"')) return false;
  try {
    const message: unknown = JSON.parse(data);
    return typeof message === 'object' && message !== null && 'type' in message && message.type === 'disconnect';
  } catch {
    return false;
  }
}

async function close({ receiver }: Connection, clock: Clock): Promise<void> {
  await withDeadline(clock, closeWithin, undefined, () => receiver.client.disconnect()).catch(() => undefined);
}
