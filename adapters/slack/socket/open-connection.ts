import { SocketModeReceiver } from '@slack/bolt';
import type { App, Logger } from '@slack/bolt';
import type { Clock } from '../../../src/clock.ts';
import { withDeadline } from '../../../src/deadline.ts';

/** One connection: its own receiver, so that a new one can stand before the old one has closed. */
export interface Connection {
  readonly receiver: SocketModeReceiver;
  /** Resolves when it takes no more events. */
  readonly over: Promise<void>;
}

export interface ConnectionOptions {
  readonly appToken: string;
  /** Ends in `/api/`; null: Slack's own. */
  readonly apiUrl: string | null;
  readonly logger: Logger;
}

const closeWithin = 2_000;
/** A peer that is gone without a word is noticed after this time. Milliseconds. */
const pongWithin = 3_000;

/** Makes a connection that hands what it takes to `app`; its receiver is started by the caller. */
export function openConnection({ appToken, apiUrl, logger }: ConnectionOptions, app: App | null): Connection {
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

/** Ends a connection; resolves when its socket has closed, or after 2 seconds. */
export async function closeConnection({ receiver }: Connection, clock: Clock): Promise<void> {
  await withDeadline(clock, closeWithin, undefined, () => receiver.client.disconnect()).catch(() => undefined);
}
