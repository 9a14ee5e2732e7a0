import type { Slack } from '../../support/slack/slack.ts';

interface Envelope {
  readonly type: string;
  readonly envelope_id?: string;
  readonly retry_attempt?: number;
  readonly retry_reason?: string;
  readonly accepts_response_payload?: boolean;
  readonly payload?: { readonly event_id?: string };
}

/** A socket without a library behind it, that acks only what it is told to. */
export interface RawSocket {
  readonly received: readonly Envelope[];
  ack(envelopeId: string, payload?: object): void;
  /** Resolves when the socket is closed, by whoever. */
  readonly closed: Promise<void>;
  close(): void;
}

/** A fresh address of a web socket. */
export async function socketUrl(slack: Slack): Promise<string> {
  const headers = { authorization: `Bearer ${slack.appToken}` };
  const reply = await fetch(`${slack.apiUrl}apps.connections.open`, { method: 'POST', headers });
  return ((await reply.json()) as { url: string }).url;
}

/** Connects, and resolves with the first message that comes. */
export async function rawSocket(slack: Slack): Promise<RawSocket> {
  const socket = new WebSocket(await socketUrl(slack));
  const received: Envelope[] = [];
  const first = Promise.withResolvers<undefined>();
  socket.addEventListener('message', ({ data }) => {
    received.push(JSON.parse(String(data)) as Envelope);
    first.resolve(undefined);
  });
  const closed = new Promise<void>((resolve) => {
    socket.addEventListener('close', () => {
      resolve();
    });
  });
  await first.promise;
  return {
    received,
    closed,
    ack(envelopeId, payload) {
      socket.send(JSON.stringify({ envelope_id: envelopeId, ...(payload === undefined ? {} : { payload }) }));
    },
    close() {
      socket.close();
    },
  };
}
