import type { Clock } from '../../../src/clock.ts';
import { realClock, unhurried } from '../stand-in/clocks.ts';

/** How the stand-in behaves; what isn't given is as published. Times in milliseconds. */
export interface DiscordOptions {
  /** Port of 127.0.0.1; 0 takes a free one. */
  readonly port?: number;
  /** Limits and expiries run by it, times of messages too. With a manual clock set `latency` to 0. */
  readonly clock?: Clock;
  /** How long each request takes. 40. */
  readonly latency?: number;
  /** False: no request is ever answered with 429 (a throttle set by a test still is). */
  readonly rates?: boolean;
  /** How often the gateway wants a heartbeat; in real time. 41,250. */
  readonly heartbeat?: number;
  /** How long an app may take to ack an interaction. 3 s. */
  readonly ackTimeout?: number;
  /** How long the token of an interaction can be used. 15 minutes. */
  readonly tokenLife?: number;
  /** One identify is let in within this time. 5 s. */
  readonly identifyEvery?: number;
  /** How long a session can be resumed after its connection has broken. 60 s. */
  readonly sessionLife?: number;
  /** How long the address of an attachment can be used. 24 hours. */
  readonly attachmentLife?: number;
  /** Guilds that the bot is in beside those that were added, as many as a popular bot has. 0. */
  readonly guildsElsewhere?: number;
}

export type Settings = Required<DiscordOptions>;

export function settingsOf(options: DiscordOptions): Settings {
  const settings: Settings = {
    port: 0,
    clock: realClock,
    latency: 40,
    rates: true,
    heartbeat: 41_250,
    ackTimeout: 3_000,
    tokenLife: 15 * 60_000,
    identifyEvery: 5_000,
    sessionLife: 60_000,
    attachmentLife: 24 * 60 * 60_000,
    guildsElsewhere: 0,
    ...options,
  };
  return { ...settings, clock: unhurried(settings.clock) };
}
