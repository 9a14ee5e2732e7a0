import type { JsonObject } from '../../stand-in/json.ts';

export type EnvelopeKind = 'events_api' | 'slash_commands' | 'interactive';

/** One try to bring something to the app. Times in milliseconds. */
export interface Attempt {
  readonly at: number;
  /** The socket's number, from 1 on, or the address; null when no socket was there. */
  readonly via: number | string | null;
  /** From sending to ack; null without one. An ack later than the time-out stands here, but came to nothing. */
  ackAfter: number | null;
  /** Why it has failed; null while under way and after an ack. */
  failure: 'timeout' | 'no_socket' | 'socket_closed' | 'http_error' | 'connection_failed' | null;
}

/** Something for the app: an event, a command, or an interaction. */
export interface Delivery {
  readonly id: string;
  readonly kind: EnvelopeKind;
  /** The event's type, the command, or the interaction's type. */
  readonly type: string;
  readonly payload: JsonObject;
  /** When it was to go out first. */
  readonly createdAt: number;
  readonly attempts: Attempt[];
  state: 'under way' | 'acked' | 'given up';
  /** What the ack brought along. */
  response: JsonObject | null;
}

/** How an attempt went; `retry` is false when the app asks not to be sent it again. */
export interface Outcome {
  readonly acked: boolean;
  readonly response: JsonObject | null;
  readonly retry: boolean;
}

/** Brings one attempt to the app and waits for its ack; adds to the delivery's attempts. Never throws. */
export type Carry = (delivery: Delivery, attempt: number, signal: AbortSignal) => Promise<Outcome>;
