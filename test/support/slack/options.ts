import type { Clock } from '../../../src/clock.ts';
import { realClock, unhurried } from '../stand-in/clocks.ts';

/** How the stand-in behaves; what isn't given is as published. Times in milliseconds. */
export interface SlackOptions {
  /** Port of 127.0.0.1; 0 takes a free one. */
  readonly port?: number;
  /** Limits, expiries and redeliveries run by it. Times of messages too. With a manual clock set `latency` to 0. */
  readonly clock?: Clock;
  /** How long each call of the Web API and of a response_url takes. 40. */
  readonly latency?: number;
  /** False: no call is ever answered with 429 (a throttle set by a test still is). */
  readonly rates?: boolean;
  /** A stream is closed by the server after this time. 5 minutes. */
  readonly streamLife?: number;
  /** How long an app may take to ack; over HTTP in real time. 3 s. */
  readonly ackTimeout?: number;
  /** Pauses before an unacked event is sent again. At once, after 1 and 5 minutes. */
  readonly redeliverAfter?: readonly number[];
  /** How long an event waits for a socket when none is connected before that counts as unacked. 3 s. */
  readonly holdWithoutSocket?: number;
  /** How long a trigger_id can be used. 3 s. */
  readonly triggerLife?: number;
  /** How long a response_url can be used. 30 minutes. */
  readonly responseUrlLife?: number;
  /** app_mention events carry the files of their message. False, as is often seen. */
  readonly mentionFiles?: boolean;
}

export type Settings = Required<SlackOptions>;

export function settingsOf(options: SlackOptions): Settings {
  const settings: Settings = {
    port: 0,
    clock: realClock,
    latency: 40,
    rates: true,
    streamLife: 5 * 60_000,
    ackTimeout: 3_000,
    redeliverAfter: [0, 60_000, 300_000],
    holdWithoutSocket: 3_000,
    triggerLife: 3_000,
    responseUrlLife: 30 * 60_000,
    mentionFiles: false,
    ...options,
  };
  return { ...settings, clock: unhurried(settings.clock) };
}
