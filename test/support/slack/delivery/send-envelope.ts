import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import { isObject, parseJson, type JsonObject } from '../../stand-in/json.ts';
import type { Settings } from '../options.ts';
import type { Attempt, Delivery, Outcome } from './delivery.ts';

/** A socket of the app, and what waits for an ack over it. */
export interface Socket {
  readonly number: number;
  readonly socket: WebSocket;
  leaving: boolean;
  readonly waiting: Map<string, (response: JsonObject | null, closed: boolean) => void>;
}

/** An attempt that came to nothing. */
export const failed: Outcome = { acked: false, response: null, retry: true };

/** Sends something over the socket and waits for its ack, or until the time is over or the socket has closed. */
export async function sendEnvelope(
  settings: Settings,
  { socket, waiting }: Socket,
  delivery: Delivery,
  attempt: number,
  record: Attempt,
  signal: AbortSignal,
): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const over = new AbortController();
  const id = randomUUID();
  waiting.set(id, (response, closed) => {
    waiting.delete(id);
    if (closed) record.failure ??= 'socket_closed';
    else record.ackAfter = settings.clock.now() - record.at;
    resolve(closed ? failed : { acked: true, response, retry: false });
  });
  socket.send(JSON.stringify(envelope(id, delivery, attempt)));
  settings.clock.sleep(settings.ackTimeout, AbortSignal.any([signal, over.signal])).then(
    () => {
      record.failure = 'timeout';
      resolve(failed);
    },
    () => {
      resolve(failed);
    },
  );
  const outcome = await promise;
  over.abort();
  return outcome;
}

/** Takes what the app sends: acks. */
export function takeAck({ waiting }: Socket, text: string): void {
  const message = parseJson(text);
  if (!isObject(message)) return;
  const settle = waiting.get(String(message['envelope_id']));
  const payload = message['payload'];
  settle?.(isObject(payload) && Object.keys(payload).length > 0 ? payload : null, false);
}

function envelope(id: string, { kind, payload }: Delivery, attempt: number): JsonObject {
  return {
    envelope_id: id,
    payload,
    type: kind,
    accepts_response_payload: kind !== 'events_api',
    ...(kind === 'events_api' ? { retry_attempt: attempt, retry_reason: attempt === 0 ? '' : 'timeout' } : {}),
  };
}
